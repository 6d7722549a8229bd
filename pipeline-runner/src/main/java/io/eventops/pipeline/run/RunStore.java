package io.eventops.pipeline.run;

import java.time.Instant;
import java.util.Map;

/// The runs of this process in the database. Blocks; call it on virtual threads.
public interface RunStore {
  /// Returns when the change is committed, together with those of other runs.
  ///
  /// @return false when this process no longer owns the run under that fence: nothing was written
  boolean write(RunChange change);

  /// Ends a run that cannot be carried on, and all its tasks with it; nothing when this process no
  /// longer owns it under that fence.
  void fail(RunFacts run, long fence, String reason, Instant at);

  StoredRun load(long runId);

  /// Outputs that were reported by callback, name to value.
  Map<String, String> calledBack(long taskId);
}
