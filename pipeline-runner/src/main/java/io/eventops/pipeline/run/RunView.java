package io.eventops.pipeline.run;

import io.eventops.model.name.ImageRef;
import io.eventops.model.plan.RunStatus;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A run as people see it. Ids are 0 where there is none.
///
/// @param definition with the version that it was pinned to
/// @param eventTriggerId row of `event_triggers`
/// @param stopReason why it did not succeed; empty otherwise
public record RunView(
    long id,
    ImageRef definition,
    long revisionId,
    String creater,
    RunStatus status,
    String stopReason,
    long eventTriggerId,
    long eventId,
    long triggerId,
    long triggerGeneration,
    long rerunOf,
    @Nullable Instant begin,
    @Nullable Instant end,
    Instant created,
    Instant updated) {}
