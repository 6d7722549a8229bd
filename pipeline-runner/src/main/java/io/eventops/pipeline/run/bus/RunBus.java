package io.eventops.pipeline.run.bus;

import io.eventops.model.message.pipeline.CancelRun;
import io.eventops.model.message.pipeline.RunChanged;
import io.eventops.model.message.pipeline.SeatsChanged;
import io.eventops.model.message.pipeline.TaskChanged;
import io.eventops.model.message.trigger.TriggersFired;
import io.eventops.model.plan.RunStatus;
import io.eventops.model.plan.TaskStatus;
import io.eventops.pipeline.log.LogKey;
import io.eventops.pipeline.log.Logs;
import io.eventops.pipeline.run.RunFacts;
import io.eventops.pipeline.run.RunNotices;
import io.eventops.pipeline.run.RunWatch;
import io.eventops.pipeline.run.Runner;
import io.eventops.pipeline.run.TaskRow;
import io.eventops.platform.bus.Bus;
import io.eventops.platform.thread.Threads;
import java.time.Instant;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Publishes what happens to runs, and takes what the others send.
public final class RunBus implements RunNotices {
  private static final Logger LOGGER = LoggerFactory.getLogger(RunBus.class);

  /// Batches of fired triggers at the same time; what is more is found by the recovery scan.
  private static final int MOST_BATCHES = 32;

  private final Bus bus;
  private final Semaphore room = new Semaphore(MOST_BATCHES);

  public RunBus(Bus bus) {
    this.bus = bus;
  }

  @Override
  public void run(RunFacts facts, RunStatus status, String reason, Instant at) {
    bus.publish(
        RunChanged.ADDRESS,
        new RunChanged(
            facts.id(),
            facts.creater(),
            facts.eventId(),
            status.text(),
            reason.isEmpty() ? null : reason,
            at.toEpochMilli()));
  }

  @Override
  public void task(RunFacts facts, TaskRow task, Instant at) {
    bus.publish(
        TaskChanged.ADDRESS,
        new TaskChanged(
            facts.id(),
            facts.creater(),
            task.id(),
            task.parentTaskId(),
            task.alias(),
            task.type(),
            task.status().text(),
            task.error(),
            at.toEpochMilli()));
  }

  @Override
  public void seatsChanged(long actuatorId) {
    bus.publish(SeatsChanged.ADDRESS, new SeatsChanged(actuatorId));
  }

  public void cancelled(long runId) {
    bus.publish(CancelRun.ADDRESS, new CancelRun(runId));
  }

  /// From now on this process makes runs for fired triggers, cancels, and lets people watch.
  public void listen(Runner runner, RunWatch watch, Logs logs) {
    bus.consume(RunChanged.ADDRESS, watch::told);
    bus.consume(
        TaskChanged.ADDRESS,
        change -> {
          watch.told(change);
          if (TaskStatus.of(change.status()).isDone()) {
            logs.changed(new LogKey(change.runId(), change.taskId()));
          }
        });
    bus.consume(
        CancelRun.ADDRESS,
        _ ->
            Threads.run("cancel-runs", runner::cancelWished)
                .onFailure(
                    fault -> LOGGER.atWarn().setCause(fault).log("a wish to cancel has to wait")));
    bus.consume(TriggersFired.ADDRESS, fired -> take(runner, fired));
    bus.consume(SeatsChanged.ADDRESS, _ -> runner.seatsChanged());
  }

  private void take(Runner runner, TriggersFired fired) {
    if (!room.tryAcquire()) {
      LOGGER.atWarn().addKeyValue("triggers", fired.triggers().size()).log("triggers have to wait");
      return;
    }
    Threads.run("make-runs", () -> runner.maker().fired(fired.triggers()))
        .onComplete(_ -> room.release())
        .onFailure(fault -> LOGGER.atWarn().setCause(fault).log("triggers have to wait"));
  }
}
