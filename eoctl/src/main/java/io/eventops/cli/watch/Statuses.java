package io.eventops.cli.watch;

import java.util.Set;

/// What the statuses of runs and tasks mean for somebody who waits.
public final class Statuses {
  private static final Set<String> ENDED_RUN = Set.of("success", "failed", "cancel");
  private static final Set<String> NOT_STARTED =
      Set.of("", "initializing", "created", "queued", "waiting", "skipped");
  private static final Set<String> BAD =
      Set.of("failed", "cancel", "unknow", "unknown", "error", "timeout");

  private Statuses() {}

  public static boolean runEnded(String status) {
    return ENDED_RUN.contains(status);
  }

  public static boolean isSuccess(String status) {
    return status.equals("success");
  }

  static boolean isBad(String status) {
    return BAD.contains(status);
  }

  static boolean isRunning(String status) {
    return status.equals("running");
  }

  /// Whether a task has, or had, a process that writes a log.
  static boolean mayHaveLog(String status) {
    return !NOT_STARTED.contains(status);
  }
}
