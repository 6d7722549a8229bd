package io.eventops.platform.thread;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Work that is done again and again on one virtual thread: after every interval, and at once when
/// woken. Wake-ups during a round lead to one more round. A failing round does not end it; the
/// first of several in a row is logged, and the first that succeeds again.
public final class Recurring implements AutoCloseable {
  private static final Logger LOGGER = LoggerFactory.getLogger(Recurring.class);
  private static final Duration LONGEST_STOP = Duration.ofSeconds(10);

  private final String name;
  private final Duration interval;
  private final Runnable round;
  private final Semaphore wakeUps = new Semaphore(0);
  private final Thread thread;
  private volatile boolean closed;

  private Recurring(String name, Duration interval, Runnable round) {
    this.name = name;
    this.interval = interval;
    this.round = round;
    this.thread = Thread.ofVirtual().name(name).unstarted(this::loop);
  }

  public static Recurring start(String name, Duration interval, Runnable round) {
    Recurring recurring = new Recurring(name, interval, round);
    recurring.thread.start();
    return recurring;
  }

  /// Asks for a round now; cheap, never blocks.
  public void wake() {
    if (wakeUps.availablePermits() == 0) {
      wakeUps.release();
    }
  }

  private void loop() {
    int failures = 0;
    while (!closed) {
      try {
        round.run();
        if (failures > 0) {
          LOGGER
              .atInfo()
              .addKeyValue("job", name)
              .addKeyValue("failures", failures)
              .log("recurring job works again");
        }
        failures = 0;
      } catch (RuntimeException fault) {
        if (closed) {
          return;
        }
        if (failures == 0) {
          LOGGER.atWarn().addKeyValue("job", name).setCause(fault).log("recurring job failed");
        }
        failures++;
      }
      try {
        if (wakeUps.tryAcquire(interval.toMillis(), TimeUnit.MILLISECONDS)) {
          wakeUps.drainPermits();
        }
      } catch (InterruptedException stop) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  /// Ends after the round under way; waits for it up to ten seconds.
  @Override
  public void close() {
    closed = true;
    wakeUps.release();
    try {
      if (!thread.join(LONGEST_STOP)) {
        thread.interrupt();
      }
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }
}
