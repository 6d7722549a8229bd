package io.eventops.model.message.ingest;

import org.jspecify.annotations.Nullable;

/// One committed event.
///
/// @param creater the user who sent it
/// @param content canonical JSON
/// @param receivedAt milliseconds since 1970 UTC
/// @param traceparent W3C trace context of the sender's request
public record AcceptedEvent(
    long id,
    String creater,
    String name,
    String version,
    String content,
    long receivedAt,
    @Nullable String traceparent) {}
