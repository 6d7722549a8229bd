package io.eventops.pipeline.run;

/// A run that now belongs to this process.
///
/// @param fence what every write of it has to name
public record Claim(long runId, String creater, long fence) {}
