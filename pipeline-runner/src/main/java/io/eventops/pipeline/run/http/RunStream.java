package io.eventops.pipeline.run.http;

import io.eventops.model.message.pipeline.RunChanged;
import io.eventops.model.message.pipeline.TaskChanged;
import io.eventops.model.plan.RunStatus;
import io.eventops.pipeline.run.RunDetails;
import io.eventops.pipeline.run.RunWatch;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;

/// Sends what happens to one run: first how it is, then every change, until its end.
final class RunStream {
  private static final Duration HEARTBEAT = Duration.ofSeconds(15);

  private final RunDetails details;
  private final RunWatch watch;
  private final ResponseStream out;

  RunStream(RunDetails details, RunWatch watch, ResponseStream out) {
    this.details = details;
    this.watch = watch;
    this.out = out;
  }

  void send(String user, long runId) throws InterruptedException {
    // watched before it is read, so that no change falls between
    try (RunWatch.Watcher watcher = watch.watch(runId)) {
      RunStatus status = snapshot(user, runId);
      while (!status.isDone() && !out.isClosed()) {
        switch (watcher.next(HEARTBEAT)) {
          case null -> out.heartbeat();
          case RunWatch.Sight.OfTask(TaskChanged change) -> out.event("", "task", task(change));
          case RunWatch.Sight.OfRun(RunChanged change) -> {
            out.event("", "run", run(change));
            status = RunStatus.of(change.status());
          }
          case RunWatch.Sight.Blurred _ -> status = snapshot(user, runId);
        }
      }
      out.event("", "end", new JsonObject().put("status", status.text()));
    }
    out.end();
  }

  private RunStatus snapshot(String user, long runId) {
    RunDetails.Detail detail =
        details.find(user, runId).orElseThrow(() -> new IllegalStateException("run is gone"));
    out.event("", "snapshot", RunShapes.detail(detail));
    return detail.run().status();
  }

  private static JsonObject task(TaskChanged change) {
    return new JsonObject()
        .put("id", change.taskId())
        .put("parentTaskId", change.parentTaskId())
        .put("alias", change.alias())
        .put("type", change.type())
        .put("status", change.status())
        .put("error", change.error() == null ? "" : change.error())
        .put("at", RunShapes.time(Instant.ofEpochMilli(change.at())));
  }

  private static JsonObject run(RunChanged change) {
    return new JsonObject()
        .put("id", change.runId())
        .put("status", change.status())
        .put("stopReason", change.reason() == null ? "" : change.reason())
        .put("at", RunShapes.time(Instant.ofEpochMilli(change.at())));
  }
}
