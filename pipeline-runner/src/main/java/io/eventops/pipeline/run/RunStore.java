package io.eventops.pipeline.run;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The runs of this process in the database. Blocks; call it on virtual threads.
public interface RunStore {
  /// Returns when the change is committed, together with those of other runs.
  ///
  /// @return false when this process no longer owns the run under that fence: nothing was written
  /// @throws Refused when the database would refuse this change again and again
  boolean write(RunChange change);

  /// Ends a run that cannot be carried on, and all its tasks with it; nothing when this process no
  /// longer owns it under that fence.
  ///
  /// @return whether it did
  boolean fail(RunFacts run, long fence, String reason, Instant at);

  StoredRun load(long runId);

  /// Outputs that were reported by callback, name to value.
  Map<String, String> calledBack(long taskId);

  /// A change that does not fit into the database, however often it is tried.
  final class Refused extends RuntimeException {
    public Refused(String why, @Nullable Throwable cause) {
      super("the database does not take what this run has become: " + why, cause);
    }
  }
}
