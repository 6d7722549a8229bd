package io.eventops.database;

import java.nio.file.Path;

/// How to run the embedded database.
///
/// @param cacheDirectory where the server's program files are unpacked, once for all databases
/// @param bufferPoolMegabytes memory for data pages; the server takes about 100 MB more
/// @param durable whether a commit is on the disk when it returns; false is for tests only
public record DatabaseSettings(Path cacheDirectory, int bufferPoolMegabytes, boolean durable) {
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

  /// Durable, 64 MB.
  public static DatabaseSettings standard(Path cacheDirectory) {
    return new DatabaseSettings(cacheDirectory, BUFFER_POOL_MEGABYTES, true);
  }

  public DatabaseSettings withBufferPoolMegabytes(int megabytes) {
    return new DatabaseSettings(cacheDirectory, megabytes, durable);
  }

  public DatabaseSettings withDurable(boolean choice) {
    return new DatabaseSettings(cacheDirectory, bufferPoolMegabytes, choice);
  }
}
