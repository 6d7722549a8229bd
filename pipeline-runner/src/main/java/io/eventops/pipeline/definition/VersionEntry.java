package io.eventops.pipeline.definition;

import io.eventops.model.name.ImageRef;
import java.time.Instant;

/// A version with the content of its newest revision, for reading.
public record VersionEntry(
    ImageRef image, int revision, boolean latest, String content, Instant createdAt) {}
