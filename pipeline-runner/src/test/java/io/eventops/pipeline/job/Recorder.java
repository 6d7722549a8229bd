package io.eventops.pipeline.job;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/// A listener that keeps the log.
public final class Recorder implements JobListener {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final long offset;
  private boolean started;

  public Recorder() {
    this(0);
  }

  public Recorder(long offset) {
    this.offset = offset;
  }

  @Override
  public synchronized void started() {
    started = true;
  }

  @Override
  public synchronized void log(long position, ByteBuffer chunk) {
    if (position != offset + bytes.size()) {
      throw new IllegalStateException("expected " + (offset + bytes.size()) + ", got " + position);
    }
    byte[] copy = new byte[chunk.remaining()];
    chunk.get(copy);
    bytes.writeBytes(copy);
  }

  public synchronized boolean isStarted() {
    return started;
  }

  public synchronized String text() {
    return bytes.toString(StandardCharsets.UTF_8);
  }

  public synchronized byte[] bytes() {
    return bytes.toByteArray();
  }
}
