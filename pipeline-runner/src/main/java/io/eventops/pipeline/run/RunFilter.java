package io.eventops.pipeline.run;

import io.eventops.model.name.ImageRef;
import io.eventops.model.plan.RunStatus;
import org.jspecify.annotations.Nullable;

/// Which runs of a user are wanted; what is null does not matter.
///
/// @param event the key of the event behind the run: creater, name and version
/// @param before only runs with a smaller id
/// @param top that many at most
public record RunFilter(
    @Nullable ImageRef event,
    @Nullable Long eventId,
    @Nullable Long triggerId,
    @Nullable ImageRef definition,
    @Nullable RunStatus status,
    @Nullable Long before,
    int top) {}
