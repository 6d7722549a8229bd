package io.eventops.pipeline.run;

import io.eventops.model.plan.RunStatus;
import java.time.Instant;

/// Tells everyone who listens what has happened to a run. Never waits, never fails.
public interface RunNotices {
  void run(RunFacts facts, RunStatus status, String reason, Instant at);

  void task(RunFacts facts, TaskRow task, Instant at);

  /// This process holds fewer places of the actuator than before, or wants some.
  void seatsChanged(long actuatorId);
}
