package io.eventops.pipeline.run;

import io.eventops.model.plan.RunStatus;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.function.ToDoubleFunction;

/// The meters of pipeline-runner; passes on what it is told.
public final class RunMetrics implements RunNotices {
  private final MeterRegistry meters;
  private final RunNotices next;

  public RunMetrics(MeterRegistry meters, RunNotices next) {
    this.meters = meters;
    this.next = next;
  }

  /// Shows what this process has to do.
  public void watch(Runner runner) {
    gauge("eventops_pipeline_runs_under_way", runner, load -> load.runs());
    gauge("eventops_pipeline_jobs_followed", runner, load -> load.jobs());
    gauge("eventops_pipeline_tasks_queued", runner, load -> load.tasksQueued());
    gauge("eventops_pipeline_lease_held", runner, load -> load.leaseHeld() ? 1 : 0);
    gauge("eventops_pipeline_processes", runner, load -> load.processes());
    FunctionCounter.builder("eventops_pipeline_runs_lost_total", runner, it -> it.load().runsLost())
        .register(meters);
  }

  private void gauge(String name, Runner runner, ToDoubleFunction<Runner.Load> value) {
    Gauge.builder(name, runner, it -> value.applyAsDouble(it.load())).register(meters);
  }

  @Override
  public void run(RunFacts facts, RunStatus status, String reason, Instant at) {
    meters.counter("eventops_pipeline_runs_total", "status", status.text()).increment();
    next.run(facts, status, reason, at);
  }

  @Override
  public void seatsChanged(long actuatorId) {
    next.seatsChanged(actuatorId);
  }

  @Override
  public void task(RunFacts facts, TaskRow task, Instant at) {
    Instant begin = task.begin();
    Instant end = task.end();
    if (task.status().isDone() && begin != null && end != null) {
      Timer.builder("eventops_pipeline_task_seconds")
          .tag("type", task.type())
          .tag("status", task.status().text())
          .register(meters)
          .record(Duration.between(begin, end));
    }
    next.task(facts, task, at);
  }
}
