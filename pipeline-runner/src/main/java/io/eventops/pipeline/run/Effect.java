package io.eventops.pipeline.run;

import io.eventops.model.definition.CommandTask;
import io.eventops.model.placeholder.Reference;
import io.eventops.pipeline.job.Job;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// What a run wants done outside of it.
sealed interface Effect {
  /// Find a place for the task; answered by a message.
  record FindSeat(long taskId, String type, List<String> tags) implements Effect {}

  /// Start the job unless it was started before, and follow it to its end.
  ///
  /// @param values one for each placeholder of the commands
  /// @param start whether it may be started, or is known to have been
  record Run(
      long taskId, Seat seat, CommandTask task, Map<Reference, String> values, Job.Start start)
      implements Effect {
    /// Values may be secret.
    @Override
    public String toString() {
      return "Run[" + taskId + "]";
    }
  }

  /// End the job and all its processes.
  record Kill(long taskId) implements Effect {}

  /// The task needs its place no longer.
  record FreeSeat(long taskId) implements Effect {}

  /// Tell [RunMessage.Overdue] at that time.
  record Alarm(long taskId, Instant at) implements Effect {}
}
