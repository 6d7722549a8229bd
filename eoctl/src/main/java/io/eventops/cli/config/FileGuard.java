package io.eventops.cli.config;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// A lock among processes; the system gives it free when its owner dies.
record FileGuard(FileChannel channel) implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(45);
  private static final Duration STEP = Duration.ofMillis(20);

  /// Waits for the lock, longer than any owner may keep it.
  static FileGuard of(Path file) throws IOException {
    Path parent = file.toAbsolutePath().getParent();
    if (parent != null) {
      Files.createDirectories(parent);
    }
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (tryLock(channel) == null) {
      if (System.nanoTime() > deadline || Thread.interrupted()) {
        channel.close();
        throw new IOException("another eoctl keeps " + file + " locked");
      }
      LockSupport.parkNanos(STEP.toNanos());
    }
    return new FileGuard(channel);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException _) {
      return null;
    }
  }
}
