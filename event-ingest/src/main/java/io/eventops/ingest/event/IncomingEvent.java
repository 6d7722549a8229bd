package io.eventops.ingest.event;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// An event that was read, checked and may be stored.
///
/// @param creater the user who sent it
/// @param content canonical JSON
/// @param idempotencyKey a repeat under the same key gets the first answer
public record IncomingEvent(
    String creater,
    String name,
    String version,
    String content,
    @Nullable String idempotencyKey,
    String traceparent,
    Instant receivedAt) {}
