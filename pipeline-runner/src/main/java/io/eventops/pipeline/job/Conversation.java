package io.eventops.pipeline.job;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// One of our programs on a machine, and what it says.
final class Conversation implements AutoCloseable {
  private final HostShell shell;
  private final HostProcess process;
  private final FrameReader frames;
  private final BlockingQueue<Event> events = new ArrayBlockingQueue<>(64);

  sealed interface Event {
    record Said(Frame frame) implements Event {}

    /// Nothing more will be said.
    record Ended(@Nullable IOException fault) implements Event {}

    /// Something on this side failed.
    record Failed(RuntimeException fault) implements Event {}
  }

  /// Something that may fail because the machine is gone.
  @FunctionalInterface
  interface Talking {
    void talk() throws IOException, InterruptedException;
  }

  Conversation(HostShell shell, HostProcess process, String nonce) {
    this.shell = shell;
    this.process = process;
    this.frames = new FrameReader(process.errors(), nonce);
    start(this::readFrames);
  }

  HostProcess process() {
    return process;
  }

  /// The next event; null if there is none for so long.
  @Nullable Event next(Duration patience) throws InterruptedException {
    return events.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
  }

  /// Our program has begun to run there.
  boolean opened() {
    return frames.opened();
  }

  String complaints() {
    return frames.complaints();
  }

  void send(byte[]... parts) {
    start(
        () -> {
          OutputStream input = process.input();
          for (byte[] part : parts) {
            input.write(part);
          }
          input.flush();
        });
  }

  /// Does this beside everything else. A machine that is gone is noticed by the frames.
  void start(Talking talking) {
    shell
        .reader(
            () -> {
              try {
                talking.talk();
              } catch (IOException _) {
                // the end of the frames tells
              } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
              } catch (RuntimeException fault) {
                events.offer(new Event.Failed(fault));
              }
            })
        .start();
  }

  @Override
  public void close() {
    process.close();
  }

  private void readFrames() throws InterruptedException {
    IOException fault = null;
    try {
      for (Frame frame = frames.next(); frame != null; frame = frames.next()) {
        events.put(new Event.Said(frame));
      }
    } catch (IOException lost) {
      fault = lost;
    }
    events.put(new Event.Ended(fault));
  }
}
