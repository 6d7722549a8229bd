package io.eventops.model.plan;

import java.util.Locale;

/// What can be said of a task of a run.
public enum TaskStatus {
  /// Its row exists, nothing has been done.
  INITIALIZING,
  /// Waits for a slot of its actuator.
  QUEUED,
  /// Has its actuator, is about to start.
  CREATED,
  RUNNING,
  SUCCESS,
  FAILED,
  CANCEL,
  /// The job is gone and nobody knows how it ended.
  UNKNOW,
  /// Could not be run at all.
  ERROR,
  TIMEOUT,
  /// Never begun, because something it needs failed.
  SKIPPED;

  /// @throws IllegalArgumentException when there is no such status
  public static TaskStatus of(String text) {
    return valueOf(text.toUpperCase(Locale.ROOT));
  }

  /// As it is stored and shown.
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// Whether this is the last status of the task.
  public boolean isDone() {
    return switch (this) {
      case INITIALIZING, QUEUED, CREATED, RUNNING -> false;
      case SUCCESS, FAILED, CANCEL, UNKNOW, ERROR, TIMEOUT, SKIPPED -> true;
    };
  }

  /// Done, begun, and not successful.
  public boolean isFailure() {
    return switch (this) {
      case INITIALIZING, QUEUED, CREATED, RUNNING, SUCCESS, SKIPPED -> false;
      case FAILED, CANCEL, UNKNOW, ERROR, TIMEOUT -> true;
    };
  }
}
