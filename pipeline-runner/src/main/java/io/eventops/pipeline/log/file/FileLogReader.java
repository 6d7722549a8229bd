package io.eventops.pipeline.log.file;

import io.eventops.pipeline.log.LogReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Reads one file, which may not exist yet.
final class FileLogReader implements LogReader {
  private final Path path;
  private final Feed feed;
  private final Runnable followed;
  private final Runnable release;
  private @Nullable FileChannel channel;
  private long offset;
  private long seen;

  /// @param followed told before every wait
  FileLogReader(Path path, long offset, Feed feed, Runnable followed, Runnable release) {
    this.path = path;
    this.offset = offset;
    this.feed = feed;
    this.followed = followed;
    this.release = release;
  }

  @Override
  public int read(byte[] into) {
    // before the read, so that what comes after it ends the next wait
    seen = feed.version();
    try {
      FileChannel file = file();
      int count = file == null ? 0 : file.read(ByteBuffer.wrap(into), offset);
      offset += Math.max(0, count);
      return Math.max(0, count);
    } catch (IOException fault) {
      throw new UncheckedIOException("cannot read a log", fault);
    }
  }

  private @Nullable FileChannel file() throws IOException {
    if (channel == null) {
      try {
        channel = FileChannel.open(path, StandardOpenOption.READ);
      } catch (NoSuchFileException nothingYet) {
        return null;
      }
    }
    return channel;
  }

  @Override
  public boolean await(Duration limit) {
    followed.run();
    return feed.await(seen, limit);
  }

  @Override
  public long offset() {
    return offset;
  }

  @Override
  public void close() {
    try {
      if (channel != null) {
        channel.close();
      }
    } catch (IOException fault) {
      throw new UncheckedIOException("cannot close a log", fault);
    } finally {
      release.run();
    }
  }
}
