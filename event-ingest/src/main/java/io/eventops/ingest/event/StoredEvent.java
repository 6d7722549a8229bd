package io.eventops.ingest.event;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// An event as it is shown.
///
/// @param content canonical JSON; null in lists
/// @param fired how many pipelines it started; null while it is not processed
public record StoredEvent(
    long id,
    String name,
    String version,
    String creater,
    String status,
    @Nullable String statusMessage,
    Instant createdAt,
    @Nullable Instant processedAt,
    @Nullable Integer fired,
    @Nullable String content) {}
