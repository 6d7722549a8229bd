package io.eventops.pipeline.run;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// Runs for those who look at them: each user sees his own. Blocks; call it on virtual threads.
public interface RunViews {
  /// The newest first.
  List<RunView> list(String user, RunFilter filter);

  Optional<RunView> find(String user, long runId);

  /// In the order in which they were made.
  List<TaskView> tasks(long runId);

  Optional<TaskView> task(String user, long runId, long taskId);

  Snapshots snapshots(RunView run);

  /// A trigger of this user.
  OptionalLong trigger(String user, String name);

  /// Notes that the user wants the run cancelled. A run that waits is cancelled at once.
  Cancelling cancel(String user, long runId);

  enum Cancelling {
    NOT_FOUND,
    /// It has ended, now or before.
    OVER,
    /// Its owner has to act.
    ASKED
  }
}
