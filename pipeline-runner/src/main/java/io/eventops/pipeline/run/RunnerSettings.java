package io.eventops.pipeline.run;

/// @param runsPerUser runs of one user at the same time, in all processes together
/// @param runsPerProcess runs that one process carries out at the same time
/// @param deepest how many pipelines may run inside each other
/// @param alone no other process shares the runs: at the start, whoever had a lease is dead
public record RunnerSettings(
    int runsPerUser,
    int runsPerProcess,
    int deepest,
    boolean alone,
    Timing timing,
    Patience patience,
    Callback callback) {}
