package io.eventops.trigger.verdict;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Why an event fired what it fired.
///
/// @param eventId null for an event that is only tried
/// @param generation of the triggers it was matched against; null while it was not
/// @param firedForOthers how many pipelines of other users it started
public record Explanation(
    @Nullable Long eventId,
    String status,
    @Nullable Long generation,
    List<Told> verdicts,
    long firedForOthers) {}
