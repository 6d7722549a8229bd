package io.eventops.pipeline.run;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What never changes about a run, once it has begun.
///
/// @param revisionId the root definition it is pinned to
/// @param children image text of each nested task to the revision it is pinned to
/// @param inputs of the root pipeline, defaults applied
/// @param eventId the event behind it; 0 when it was started by hand
public record RunFacts(
    long id,
    String creater,
    long eventId,
    long revisionId,
    Map<String, Long> children,
    Map<String, String> inputs,
    @Nullable String traceparent) {
  public RunFacts {
    children = Map.copyOf(children);
    inputs = Map.copyOf(inputs);
  }
}
