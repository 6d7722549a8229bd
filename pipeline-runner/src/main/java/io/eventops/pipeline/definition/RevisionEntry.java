package io.eventops.pipeline.definition;

import java.time.Instant;

/// One revision of a version, for reading.
public record RevisionEntry(int revision, String content, Instant createdAt, String createdBy) {}
