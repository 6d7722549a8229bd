package io.eventops.pipeline.run;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/// Runs short pieces of work at given times, on one thread.
final class Alarms implements AutoCloseable {
  private final ScheduledThreadPoolExecutor timer;
  private final InstantSource clock;

  Alarms(InstantSource clock) {
    this.clock = clock;
    this.timer =
        new ScheduledThreadPoolExecutor(
            1, work -> Thread.ofPlatform().daemon().name("alarms").unstarted(work));
    timer.setRemoveOnCancelPolicy(true);
    timer.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
  }

  /// A time in the past means now.
  ///
  /// @return to be cancelled when nobody is interested any more
  Future<?> at(Instant time, Runnable work) {
    long millis = Math.max(0, Duration.between(clock.instant(), time).toMillis());
    return timer.schedule(work, millis, TimeUnit.MILLISECONDS);
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
