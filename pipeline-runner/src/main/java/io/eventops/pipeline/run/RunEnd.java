package io.eventops.pipeline.run;

import io.eventops.model.plan.RunStatus;
import java.time.Instant;

/// The last thing to be said of a run.
///
/// @param reason why it did not succeed; empty when it did
public record RunEnd(RunStatus status, String reason, Instant at) {}
