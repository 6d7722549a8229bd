package io.eventops.pipeline.run;

import io.eventops.model.name.ImageRef;
import io.eventops.model.plan.RunStatus;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A run that is about to be stored.
///
/// @param image what it runs, with the version that `latest` stood for
/// @param origin the trigger behind it, if there is one
/// @param status queued, or running when this process carries it out at once
/// @param rerunOf the run it repeats; 0 for none
/// @param contexts of the root pipeline, when tasks are reused
/// @param reused tasks of the repeated run that succeeded, as tasks of this one
public record NewRun(
    RunFacts facts,
    ImageRef image,
    @Nullable Origin origin,
    RunStatus status,
    @Nullable Instant deadline,
    long rerunOf,
    Map<String, Value> contexts,
    List<TaskRow> reused) {
  public NewRun {
    contexts = Map.copyOf(contexts);
    reused = List.copyOf(reused);
  }

  /// @param firedId row of `event_triggers`; 0 in a repeated run
  public record Origin(long firedId, long triggerId, long generation) {}

  public static final long FIRST_FENCE = 1;

  StoredRun stored() {
    return new StoredRun(facts, contexts, null, deadline, reused);
  }
}
