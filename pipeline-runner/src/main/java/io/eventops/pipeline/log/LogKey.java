package io.eventops.pipeline.log;

/// Whose log it is.
public record LogKey(long runId, long taskId) {}
