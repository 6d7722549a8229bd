package io.eventops.pipeline.log.file;

import io.eventops.pipeline.log.LogWriter;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Appends to one file, which it makes with the first byte. It writes every byte where it belongs:
/// a writer that does not know yet that another process has its task writes the same there.
final class FileLogWriter implements LogWriter {
  private static final Logger LOGGER = LoggerFactory.getLogger(FileLogWriter.class);

  private final Path path;
  private final long limit;
  private final Runnable grown;
  private final Runnable release;
  private @Nullable FileChannel channel;
  private long size;
  private boolean full;
  private boolean closed;

  /// @param grown told when readers should look
  FileLogWriter(Path path, long limit, long size, Runnable grown, Runnable release) {
    this.path = path;
    this.limit = limit;
    this.size = size;
    this.full = size > limit;
    this.grown = grown;
    this.release = release;
  }

  @Override
  public synchronized long size() {
    return size;
  }

  @Override
  public synchronized void append(byte[] bytes) {
    if (bytes.length == 0 || full || closed) {
      return;
    }
    int room = (int) Math.min(bytes.length, limit - size);
    try {
      write(ByteBuffer.wrap(bytes, 0, room));
      if (room < bytes.length) {
        full = true;
        String notice = "\n[the log is longer than " + limit + " bytes; the rest is not kept]\n";
        write(ByteBuffer.wrap(notice.getBytes(StandardCharsets.UTF_8)));
      }
    } catch (IOException fault) {
      // the task goes on without its log: its outcome matters more
      full = true;
      LOGGER.atError().addKeyValue("file", path).setCause(fault).log("log cannot be written");
    }
    grown.run();
  }

  private void write(ByteBuffer bytes) throws IOException {
    FileChannel file = channel;
    if (file == null) {
      Files.createDirectories(path.getParent());
      file = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      channel = file;
    }
    while (bytes.hasRemaining()) {
      size += file.write(bytes, size);
    }
  }

  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    try {
      if (channel != null) {
        channel.close();
      }
    } catch (IOException fault) {
      LOGGER.atWarn().addKeyValue("file", path).setCause(fault).log("log cannot be closed");
    }
    grown.run();
    release.run();
  }
}
