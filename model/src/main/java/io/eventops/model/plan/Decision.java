package io.eventops.model.plan;

/// What a plan wants done next.
public sealed interface Decision {
  /// Begin this task; asked once.
  record Start(String alias) implements Decision {}

  /// This task will not be begun.
  ///
  /// @param status `skipped` or `cancel`
  record Skip(String alias, TaskStatus status, String reason) implements Decision {}

  /// Every task has ended; the last decision of a plan.
  ///
  /// @param reason why the run did not succeed; empty when it did
  record Finish(RunStatus status, String reason) implements Decision {}
}
