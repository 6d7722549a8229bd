package io.eventops.pipeline.run;

import java.time.Instant;

/// A task as people see it.
///
/// @param actuatorName empty when it has none
public record TaskView(
    TaskRow row,
    long runId,
    String creater,
    String actuatorName,
    Instant created,
    Instant updated) {}
