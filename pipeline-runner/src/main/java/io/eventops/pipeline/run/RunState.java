package io.eventops.pipeline.run;

import io.eventops.model.definition.CommandTask;
import io.eventops.model.plan.Stop;
import io.eventops.model.plan.TaskStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// One run as a state machine: told a message and the time, it notes in its ledger what has changed
/// and what is to be done. It neither waits nor talks to anyone. Not safe for several threads.
final class RunState {
  private final RunFacts facts;
  private final Ledger ledger = new Ledger();
  private final Course course;
  private final @Nullable Instant deadline;
  private final Duration timeout;

  /// @param taskIds gives an unused id for each new task
  RunState(StoredRun run, Pipelines pipelines, LongSupplier taskIds) {
    this.facts = run.facts();
    this.deadline = run.deadline();
    this.timeout = pipelines.root().effectiveTimeout();
    this.course = new Course(run, pipelines, taskIds, ledger);
  }

  RunFacts facts() {
    return facts;
  }

  Ledger ledger() {
    return ledger;
  }

  /// Nothing will happen to this run any more.
  boolean isOver() {
    return course.isOver();
  }

  /// Whether these are all the outputs that the task declares.
  boolean declares(long taskId, Set<String> outputs) {
    Task task = course.open(taskId);
    return task == null
        || task.definition.outputs().stream().allMatch(output -> outputs.contains(output.name()));
  }

  void handle(RunMessage message, Instant now) {
    if (isOver()) {
      return;
    }
    switch (message) {
      case RunMessage.Begin() -> {
        ledger.want(new Effect.Alarm(0, deadline(now)));
        course.begin(now);
      }
      case RunMessage.Seated(long id, Seat seat) -> seated(id, seat, now);
      case RunMessage.Waiting(long id, Seat seat) -> waiting(id, seat);
      case RunMessage.Unseated(long id, String reason) -> unseated(id, reason, now);
      case RunMessage.Started(long id, String sign) -> started(id, sign);
      case RunMessage.Trouble(long id, String error) -> trouble(id, error);
      case RunMessage.Ended(long id, JobEnd how) -> ended(id, how, now);
      case RunMessage.Overdue(long id) -> overdue(id, now);
      case RunMessage.Cancel(String user) -> course.stopAll(Stop.cancelledBy(user), now);
    }
    course.settle(now);
  }

  private Instant deadline(Instant now) {
    if (deadline != null) {
      return deadline;
    }
    Instant first = now.plus(timeout);
    ledger.deadline(first);
    return first;
  }

  private void waiting(long id, Seat seat) {
    Task task = course.open(id);
    if (task != null && task.status == TaskStatus.INITIALIZING) {
      task.status = TaskStatus.QUEUED;
      task.seat = seat;
      ledger.changed(task);
    }
  }

  private void seated(long id, Seat seat, Instant now) {
    Task task = course.open(id);
    if (task == null || !(task.definition instanceof CommandTask command) || task.isSeated()) {
      return;
    }
    task.status = TaskStatus.CREATED;
    task.seat = seat;
    task.begin = now;
    task.deadline = now.plus(command.timeout());
    ledger.changed(task);
    course.run(task, command, now);
  }

  private void unseated(long id, String reason, Instant now) {
    Task task = course.open(id);
    if (task != null) {
      task.error = reason;
      course.end(task, TaskStatus.ERROR, now);
    }
  }

  private void started(long id, String sign) {
    Task task = course.open(id);
    if (task != null) {
      task.status = TaskStatus.RUNNING;
      task.jobSign = sign;
      task.error = "";
      ledger.changed(task);
    }
  }

  private void trouble(long id, String error) {
    Task task = course.open(id);
    if (task != null && !task.error.equals(error)) {
      task.error = error;
      ledger.changed(task);
    }
  }

  private void ended(long id, JobEnd how, Instant now) {
    Task task = course.open(id);
    if (task == null) {
      return;
    }
    TaskStatus status =
        switch (how) {
          case JobEnd.Exited(int code, Map<String, String> outputs) -> {
            task.exitCode = code;
            task.error = code == 0 ? "" : "Exited (" + code + ")";
            Outputs.collect(task, outputs);
            yield code == 0 ? TaskStatus.SUCCESS : TaskStatus.FAILED;
          }
          case JobEnd.Vanished(String reason) -> {
            task.error = reason;
            yield TaskStatus.UNKNOW;
          }
          case JobEnd.NotStarted(String reason) -> {
            task.error = reason;
            yield TaskStatus.ERROR;
          }
        };
    course.end(task, task.killedAs == null ? status : task.killedAs, now);
  }

  private void overdue(long id, Instant now) {
    Task task = course.open(id);
    if (id == 0) {
      course.stopAll(Stop.overdue(), now);
    } else if (task != null && task.inside != null) {
      task.killedAs = TaskStatus.TIMEOUT;
      course.stop(task.inside, Stop.overdue(), now);
    } else if (task != null) {
      course.kill(task, TaskStatus.TIMEOUT, now);
    }
  }
}
