package io.eventops.pipeline.definition;

import java.time.Instant;
import java.util.List;

/// A pipeline with its versions, newest first.
public record DefinitionEntry(
    String creater,
    String name,
    boolean isPublic,
    String description,
    Instant createdAt,
    List<VersionEntry> versions) {}
