package io.eventops.model.plan;

/// Ends a run before its time: nothing more is begun.
///
/// @param status what the run ends as
/// @param notBegun what tasks that were not begun end as
/// @param reason shown with the run
public record Stop(RunStatus status, TaskStatus notBegun, String reason) {
  public static Stop cancelledBy(String user) {
    return new Stop(RunStatus.CANCEL, TaskStatus.CANCEL, "user: " + user + " stop");
  }

  public static Stop overdue() {
    return new Stop(RunStatus.FAILED, TaskStatus.SKIPPED, "timeout");
  }

  /// A fault of the run itself, not of one of its tasks.
  public static Stop broken(String reason) {
    return new Stop(RunStatus.FAILED, TaskStatus.SKIPPED, reason);
  }
}
