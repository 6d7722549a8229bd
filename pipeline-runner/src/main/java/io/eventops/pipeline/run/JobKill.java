package io.eventops.pipeline.run;

import io.eventops.pipeline.actuator.Actuator;
import io.eventops.pipeline.job.HostRefused;
import io.eventops.pipeline.job.HostUnreachable;
import io.eventops.pipeline.job.JobHost;
import io.eventops.pipeline.job.JobId;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Ends one job on its machine, and tries again for a while when the machine cannot be reached.
///
/// @param over counted down when the end of the job is known
record JobKill(JobId id, Effect.Run order, JobParts parts, CountDownLatch over) {
  private static final Duration LAST_WORDS = Duration.ofSeconds(30);

  /// Returns when the job is over, or with the reason why that is not known.
  String untilOver() {
    long begun = System.nanoTime();
    try {
      for (int failures = 1; ; failures++) {
        String fault = once();
        Duration wait = fault.isEmpty() ? LAST_WORDS : parts.patience().wait(failures);
        if (over.await(wait.toMillis(), TimeUnit.MILLISECONDS)) {
          return "";
        }
        Duration tried = Duration.ofNanos(System.nanoTime() - begun);
        if (fault.isEmpty()) {
          return "it was killed, but its end was not reported";
        }
        if (tried.compareTo(parts.patience().kill()) > 0) {
          return "it could not be killed: " + fault;
        }
      }
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      return "interrupted";
    }
  }

  private String once() throws InterruptedException {
    Optional<Actuator> actuator = parts.actuators().find(order.seat().actuatorId());
    if (actuator.isEmpty()) {
      return "its actuator is gone";
    }
    try (JobHost host = parts.machines().open(actuator.get())) {
      host.kill(id, parts.patience().grace());
      return "";
    } catch (HostUnreachable | HostRefused fault) {
      return String.valueOf(fault.getMessage());
    }
  }
}
