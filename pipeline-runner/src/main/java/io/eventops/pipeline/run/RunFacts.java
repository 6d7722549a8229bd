package io.eventops.pipeline.run;

import io.eventops.pipeline.job.JobId;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What never changes about a run, once it has begun.
///
/// @param made when it was made, to the millisecond
/// @param revisionId the root definition it is pinned to
/// @param children image text of each nested task to the revision it is pinned to
/// @param inputs of the root pipeline, defaults applied
/// @param eventId the event behind it; 0 when it was started by hand
public record RunFacts(
    long id,
    Instant made,
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

  JobId job(long taskId) {
    return new JobId(id, taskId, made);
  }
}
