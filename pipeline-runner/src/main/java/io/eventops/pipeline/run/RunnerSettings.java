package io.eventops.pipeline.run;

/// @param runsPerUser runs of one user at the same time, in all processes together
/// @param runsPerProcess runs that one process carries out at the same time
/// @param deepest how many pipelines may run inside each other
public record RunnerSettings(
    int runsPerUser,
    int runsPerProcess,
    int deepest,
    Timing timing,
    Patience patience,
    Callback callback) {}
