package io.eventops.model.plan;

import java.util.Locale;

/// What can be said of a run.
public enum RunStatus {
  /// Waits for a runner that may take it.
  QUEUED,
  RUNNING,
  SUCCESS,
  FAILED,
  CANCEL;

  /// @throws IllegalArgumentException when there is no such status
  public static RunStatus of(String text) {
    return valueOf(text.toUpperCase(Locale.ROOT));
  }

  /// As it is stored and shown.
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  public boolean isDone() {
    return switch (this) {
      case QUEUED, RUNNING -> false;
      case SUCCESS, FAILED, CANCEL -> true;
    };
  }
}
