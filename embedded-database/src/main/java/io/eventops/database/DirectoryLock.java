package io.eventops.database;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// One live process per data directory. The operating system drops the lock when the process dies,
/// however it dies.
final class DirectoryLock implements AutoCloseable {
  /// File locks belong to a process: closing a second channel to the file would drop the lock of
  /// the first. So whoever asks twice within one JVM must be turned away before the file is opened.
  /// Static, because what it mirrors is the state of the process.
  private static final Set<Path> HELD_BY_THIS_JVM = ConcurrentHashMap.newKeySet();

  private final Path file;
  private final FileChannel channel;

  private DirectoryLock(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /// @param directory a real path
  static DirectoryLock take(Path directory) throws IOException {
    Path file = directory.resolve("lock");
    if (!HELD_BY_THIS_JVM.add(file)) {
      throw inUse(directory, "this process");
    }
    FileChannel channel = null;
    try {
      channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      @Nullable FileLock lock = channel.tryLock();
      if (lock == null) {
        throw inUse(directory, "process " + Files.readString(file).strip());
      }
      String owner = ProcessHandle.current().pid() + "\n";
      channel.truncate(0);
      channel.write(ByteBuffer.wrap(owner.getBytes(StandardCharsets.US_ASCII)), 0);
      return new DirectoryLock(file, channel);
    } catch (IOException | RuntimeException fault) {
      if (channel != null) {
        channel.close();
      }
      HELD_BY_THIS_JVM.remove(file);
      throw fault;
    }
  }

  private static DirectoryInUse inUse(Path directory, String owner) {
    return new DirectoryInUse(
        "the data directory "
            + directory
            + " is in use by "
            + owner
            + "; stop that one first or choose another data directory");
  }

  @Override
  public void close() throws IOException {
    if (channel.isOpen()) {
      channel.close();
      HELD_BY_THIS_JVM.remove(file);
    }
  }
}
