package io.eventops.cli.client;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/// One open event stream; a thread of its own reads it, no further ahead than the queue is long.
final class SseConnection implements AutoCloseable {
  private static final int LONGEST = 8 * 1024 * 1024;
  private static final int AHEAD = 64;
  private static final int PIECE = 8192;

  private final InputStream body;
  private final BlockingQueue<Heard> heard = new ArrayBlockingQueue<>(AHEAD);
  private final SseParser parser = new SseParser(LONGEST, event -> tell(new Heard.Event(event)));
  private final Thread reader;

  SseConnection(InputStream body) {
    this.body = body;
    reader = Thread.ofVirtual().name("events").start(this::read);
  }

  /// What can be heard on a stream.
  sealed interface Heard {
    record Event(SseEvent event) implements Heard {}

    /// Something came, but no whole event: a comment that keeps the connection alive.
    record Life() implements Heard {}

    record End(Optional<Duration> retry) implements Heard {}
  }

  /// Empty when nothing came in that time.
  Optional<Heard> poll(Duration wait) throws InterruptedException {
    return Optional.ofNullable(heard.poll(wait.toMillis(), TimeUnit.MILLISECONDS));
  }

  @Override
  public void close() {
    reader.interrupt();
    try {
      body.close();
    } catch (IOException _) {
      // it is given up anyway
    }
  }

  private void read() {
    char[] piece = new char[PIECE];
    try (Reader text = new InputStreamReader(body, StandardCharsets.UTF_8)) {
      for (int length = text.read(piece); length >= 0; length = text.read(piece)) {
        parser.feed(CharBuffer.wrap(piece, 0, length));
        boolean _ = heard.offer(new Heard.Life());
      }
    } catch (IOException | IllegalStateException _) {
      // the stream is opened again by whoever listens
    } finally {
      tell(new Heard.End(parser.retry()));
    }
  }

  private void tell(Heard what) {
    try {
      heard.put(what);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
