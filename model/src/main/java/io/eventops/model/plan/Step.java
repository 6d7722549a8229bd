package io.eventops.model.plan;

import java.util.List;

/// A task as far as the order of a run is concerned.
///
/// @param needs aliases of the tasks that must have ended before; empty for a first task
/// @param continueOnFailure its failure neither keeps its successors from running nor fails the run
public record Step(String alias, List<String> needs, boolean continueOnFailure) {
  public Step {
    needs = List.copyOf(needs);
  }
}
