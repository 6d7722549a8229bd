package io.eventops.pipeline.run;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What is to be written of a run, all or nothing, by the owner that holds this fence.
///
/// @param added tasks that were not stored before
/// @param changed tasks that were
/// @param contexts of the root pipeline when they changed
/// @param deadline of the run when it was set
public record RunChange(
    RunFacts facts,
    long fence,
    Instant at,
    List<TaskRow> added,
    List<TaskRow> changed,
    @Nullable Map<String, Value> contexts,
    @Nullable Instant deadline,
    @Nullable RunEnd end) {
  public RunChange {
    added = List.copyOf(added);
    changed = List.copyOf(changed);
  }

  boolean isEmpty() {
    return added.isEmpty()
        && changed.isEmpty()
        && contexts == null
        && deadline == null
        && end == null;
  }
}
