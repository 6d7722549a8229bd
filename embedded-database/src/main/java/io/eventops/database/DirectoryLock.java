package io.eventops.database;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One live process per data directory. The operating system drops the lock when the process dies,
/// however it dies.
final class DirectoryLock implements AutoCloseable {
  /// File locks belong to a process: closing any channel to the file drops the lock. So whoever
  /// asks twice within one JVM is turned away before the file is opened, and a channel that nobody
  /// refers to any more must not be closed by the garbage collector. Static, because what it
  /// mirrors is the state of the process.
  private static final Map<Path, FileChannel> HELD_BY_THIS_JVM = new HashMap<>();

  private final Path file;
  private final FileChannel channel;

  private DirectoryLock(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /// @param directory a real path
  static DirectoryLock take(Path directory) throws IOException {
    Path file = directory.resolve("lock");
    synchronized (HELD_BY_THIS_JVM) {
      if (HELD_BY_THIS_JVM.containsKey(file)) {
        throw inUse(directory, "this process");
      }
      FileChannel channel =
          FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      try {
        @Nullable FileLock lock = channel.tryLock();
        if (lock == null) {
          throw inUse(directory, "process " + Files.readString(file).strip());
        }
        String owner = ProcessHandle.current().pid() + "\n";
        channel.truncate(0);
        channel.write(ByteBuffer.wrap(owner.getBytes(StandardCharsets.US_ASCII)), 0);
      } catch (IOException | RuntimeException fault) {
        channel.close();
        throw fault;
      }
      HELD_BY_THIS_JVM.put(file, channel);
      return new DirectoryLock(file, channel);
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

  /// A second time it does nothing, even when the directory was taken again in between.
  @Override
  public void close() throws IOException {
    synchronized (HELD_BY_THIS_JVM) {
      if (HELD_BY_THIS_JVM.remove(file, channel)) {
        channel.close();
      }
    }
  }
}
