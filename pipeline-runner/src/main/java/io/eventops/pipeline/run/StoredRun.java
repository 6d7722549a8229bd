package io.eventops.pipeline.run;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A run with all that is known of it, so that it can be carried on.
///
/// @param contexts of the root pipeline, by name
/// @param cancelBy who asked to cancel it
/// @param deadline none before it has begun
/// @param tasks in the order in which they ended, then those that have not
public record StoredRun(
    RunFacts facts,
    Map<String, Value> contexts,
    @Nullable String cancelBy,
    @Nullable Instant deadline,
    List<TaskRow> tasks) {
  public StoredRun {
    contexts = Map.copyOf(contexts);
    tasks = List.copyOf(tasks);
  }
}
