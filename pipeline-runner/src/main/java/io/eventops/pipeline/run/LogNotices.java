package io.eventops.pipeline.run;

import io.eventops.model.plan.RunStatus;
import io.eventops.pipeline.log.LogKey;
import io.eventops.pipeline.log.Logs;
import java.time.Instant;

/// Lets those who follow a log know that its task has ended; passes on what it is told.
record LogNotices(Logs logs, RunNotices next) implements RunNotices {
  @Override
  public void run(RunFacts facts, RunStatus status, String reason, Instant at) {
    next.run(facts, status, reason, at);
  }

  @Override
  public void task(RunFacts facts, TaskRow task, Instant at) {
    if (task.status().isDone()) {
      logs.changed(new LogKey(facts.id(), task.id()));
    }
    next.task(facts, task, at);
  }
}
