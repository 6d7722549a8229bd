package io.eventops.pipeline.run;

/// What a run is told, one message at a time.
sealed interface RunMessage {
  /// Carry it out from where it is.
  record Begin() implements RunMessage {}

  /// The task has its place on this actuator.
  record Seated(long taskId, Seat seat) implements RunMessage {}

  /// The task waits for a place on this actuator.
  record Waiting(long taskId, Seat seat) implements RunMessage {}

  /// There is no actuator for the task.
  record Unseated(long taskId, String reason) implements RunMessage {}

  /// The machine has begun the job.
  record Started(long taskId, String sign) implements RunMessage {}

  /// The machine cannot be reached at the moment, or can again when the text is empty.
  record Trouble(long taskId, String error) implements RunMessage {}

  record Ended(long taskId, JobEnd end) implements RunMessage {}

  /// @param taskId 0: the run itself
  record Overdue(long taskId) implements RunMessage {}

  record Cancel(String user) implements RunMessage {}
}
