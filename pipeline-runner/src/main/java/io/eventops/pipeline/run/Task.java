package io.eventops.pipeline.run;

import io.eventops.model.definition.TaskDefinition;
import io.eventops.model.plan.TaskStatus;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A task of a run that is carried out. Confined to its run.
final class Task {
  private static final int LONGEST_DETAIL = 300;

  final long id;
  final TaskDefinition definition;
  final Scope scope;
  TaskStatus status = TaskStatus.INITIALIZING;
  @Nullable Seat seat;
  String jobSign = "";
  String error = "";
  @Nullable Integer exitCode;
  @Nullable Instant deadline;
  @Nullable Instant begin;
  @Nullable Instant end;
  final Map<String, Value> outputs = new HashMap<>();

  /// Inside a task of type `pipeline` that has begun.
  @Nullable Scope inside;

  /// What the task will have ended as when its job is gone, whatever its exit code.
  @Nullable TaskStatus killedAs;

  Task(long id, TaskDefinition definition, Scope scope) {
    this.id = id;
    this.definition = definition;
    this.scope = scope;
  }

  static Task of(TaskRow row, TaskDefinition definition, Scope scope) {
    Task task = new Task(row.id(), definition, scope);
    task.status = row.status();
    task.seat = row.actuatorId() == null ? null : new Seat(row.actuatorId(), row.chooseTag());
    task.jobSign = row.jobSign();
    task.error = row.error() == null ? "" : row.error();
    task.exitCode = row.exitCode();
    task.deadline = row.deadline();
    task.begin = row.begin();
    task.end = row.end();
    task.outputs.putAll(row.outputs());
    return task;
  }

  TaskRow row() {
    return new TaskRow(
        id,
        scope.parentTaskId(),
        definition.alias(),
        definition.typeName(),
        status,
        seat == null ? null : seat.actuatorId(),
        seat == null ? "" : seat.tag(),
        jobSign,
        error.isEmpty() ? null : error,
        exitCode,
        inside == null ? Map.of() : inside.inputValues(),
        inside == null ? Map.of() : Map.copyOf(inside.contexts),
        Map.copyOf(outputs),
        deadline,
        begin,
        end);
  }

  /// Its job may have been started.
  boolean isSeated() {
    return status == TaskStatus.CREATED || status == TaskStatus.RUNNING;
  }

  void end(TaskStatus last, Instant now) {
    status = last;
    end = now;
  }

  /// What the run says of this task when it is the reason why the run failed.
  String detail() {
    return detail(exitCode, error);
  }

  static String detail(@Nullable Integer exitCode, @Nullable String error) {
    if (exitCode != null && exitCode != 0) {
      return "exit code " + exitCode;
    }
    String text = error == null ? "" : error;
    return text.length() <= LONGEST_DETAIL ? text : text.substring(0, LONGEST_DETAIL) + "...";
  }
}
