package io.eventops.trigger.matching;

import io.eventops.model.match.Firing;
import io.eventops.model.message.ingest.AcceptedEvent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What matching decided about one event.
///
/// @param generation of the triggers it was matched against
/// @param firings the pipelines it starts
/// @param fault why it could not be matched; null when it was
public record Outcome(
    AcceptedEvent event, long generation, List<Firing> firings, @Nullable String fault) {}
