package io.eventops.ingest.event;

import org.jspecify.annotations.Nullable;

/// Which of a user's events are listed; null does not restrict.
///
/// @param text contained in the content
/// @param before only events with a smaller id
/// @param top how many at most
public record EventFilter(
    String creater,
    @Nullable String name,
    @Nullable String version,
    @Nullable String status,
    @Nullable String text,
    @Nullable Long before,
    int top) {}
