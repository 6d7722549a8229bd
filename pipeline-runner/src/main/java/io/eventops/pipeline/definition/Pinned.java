package io.eventops.pipeline.definition;

import java.util.Map;

/// A pipeline with everything it nests, as it was when this was made: a run that keeps it is not
/// touched by later changes.
///
/// @param children image text of each nested task, as the revision has it (completed, maybe
///     `latest`), to the id of its revision; those of nested pipelines too
public record Pinned(Revision root, Map<String, Long> children) {
  public Pinned {
    children = Map.copyOf(children);
  }
}
