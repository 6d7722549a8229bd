package io.eventops.pipeline.job;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Passes the log on, from the line with the nonce to the length that is announced at the end.
final class LogReader {
  private static final int MOST_NOISE = 1 << 20;
  private static final int LONGEST_GREETING = 1_000;

  private final InputStream input;
  private final byte[] opening;
  private final JobListener listener;
  private final CountDownLatch opened = new CountDownLatch(1);
  private final CountDownLatch finished = new CountDownLatch(1);
  private final ByteArrayOutputStream greeting = new ByteArrayOutputStream();
  private boolean stopped;
  private volatile long position;
  private volatile long length = Long.MAX_VALUE;

  LogReader(InputStream input, String nonce, long offset, JobListener listener) {
    this.input = input;
    this.opening = (nonce + "\n").getBytes(StandardCharsets.US_ASCII);
    this.position = offset;
    this.listener = listener;
  }

  /// The listener may be told of the log from now on.
  void open() {
    opened.countDown();
  }

  /// The listener hears nothing any more once this has returned.
  void stop() {
    synchronized (this) {
      stopped = true;
    }
    opened.countDown();
  }

  /// Reads until everything was read, or until the stream ends.
  void read() throws IOException, InterruptedException {
    try {
      if (!skipNoise()) {
        return;
      }
      opened.await();
      byte[] buffer = new byte[16 * 1024];
      while (position < length) {
        int count = input.read(buffer);
        if (count < 0) {
          return;
        }
        int wanted = Math.clamp(length - position, 0, count);
        if (!pass(ByteBuffer.wrap(buffer, 0, wanted).asReadOnlyBuffer())) {
          return;
        }
        long passed = position + wanted;
        position = passed;
      }
    } finally {
      finished.countDown();
    }
  }

  long position() {
    return position;
  }

  /// What the login printed instead of running anything, shortened.
  String greeting() throws InterruptedException {
    finished.await(1, TimeUnit.SECONDS);
    return greeting.toString(StandardCharsets.UTF_8).strip();
  }

  /// Waits for the rest of the log, as long as some of it arrives now and then.
  ///
  /// @param announced length of the whole log
  /// @return whether everything has arrived
  boolean drain(long announced, Duration patience) throws InterruptedException {
    length = announced;
    long before = -1;
    while (position < announced && position > before) {
      before = position;
      if (finished.await(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        break;
      }
    }
    return position >= announced;
  }

  private synchronized boolean pass(ByteBuffer bytes) {
    if (!stopped && bytes.hasRemaining()) {
      listener.log(position, bytes);
    }
    return !stopped;
  }

  private boolean skipNoise() throws IOException {
    int matched = 0;
    for (int skipped = 0; skipped < MOST_NOISE; skipped++) {
      int next = input.read();
      if (next < 0) {
        return false;
      }
      if (skipped < LONGEST_GREETING) {
        greeting.write(next);
      }
      // the nonce is random: its beginning does not occur again within it
      matched = next == opening[matched] ? matched + 1 : next == opening[0] ? 1 : 0;
      if (matched == opening.length) {
        return true;
      }
    }
    throw new IOException("the login prints more than " + MOST_NOISE + " bytes");
  }
}
