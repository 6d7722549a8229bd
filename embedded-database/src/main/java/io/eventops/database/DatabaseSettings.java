package io.eventops.database;

import java.nio.file.Path;

/// How to run the embedded database.
///
/// @param cacheDirectory where the server's program files are unpacked, once for all databases
/// @param bufferPoolMegabytes memory for data pages; the server takes about 100 MB more
/// @param durable whether a commit is on the disk when it returns; false is for tests only
/// @param endsWithJvm whether the server is stopped by a shutdown hook. Hooks run at the same time:
///     whoever still writes during an orderly stop says false and closes the database last
public record DatabaseSettings(
    Path cacheDirectory, int bufferPoolMegabytes, boolean durable, boolean endsWithJvm) {
  private static final int BUFFER_POOL_MEGABYTES = 64;

  private static final int SMALLEST_BUFFER_POOL_MEGABYTES = 8;

  public DatabaseSettings {
    if (bufferPoolMegabytes < SMALLEST_BUFFER_POOL_MEGABYTES) {
      throw new IllegalArgumentException(
          "the buffer pool needs at least "
              + SMALLEST_BUFFER_POOL_MEGABYTES
              + " MB, not "
              + bufferPoolMegabytes);
    }
  }

  /// Durable, 64 MB, ends with the JVM.
  public static DatabaseSettings standard(Path cacheDirectory) {
    return new DatabaseSettings(cacheDirectory, BUFFER_POOL_MEGABYTES, true, true);
  }

  public DatabaseSettings withBufferPoolMegabytes(int megabytes) {
    return new DatabaseSettings(cacheDirectory, megabytes, durable, endsWithJvm);
  }

  public DatabaseSettings withDurable(boolean choice) {
    return new DatabaseSettings(cacheDirectory, bufferPoolMegabytes, choice, endsWithJvm);
  }

  public DatabaseSettings withEndsWithJvm(boolean choice) {
    return new DatabaseSettings(cacheDirectory, bufferPoolMegabytes, durable, choice);
  }
}
