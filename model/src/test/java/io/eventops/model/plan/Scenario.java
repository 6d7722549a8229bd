package io.eventops.model.plan;

import java.util.List;
import java.util.Map;

/// A graph, how each task would end if it were begun, and the order of the ends.
///
/// @param seed chooses which task under way ends next
/// @param stopAfter the number of ends after which the run is stopped; never, if there are fewer
/// @param resumeEvery the plan is thrown away and resumed after that many ends; 0: never
record Scenario(
    List<Step> steps,
    Map<String, TaskStatus> outcomes,
    long seed,
    int stopAfter,
    int resumeEvery) {}
