package io.eventops.pipeline.definition;

import java.util.Optional;

/// A version of a pipeline as a change finds it.
///
/// @param revision number of its newest revision
/// @param content of that revision; only where it is needed
public record KnownVersion(
    long id,
    String version,
    long revisionId,
    int revision,
    boolean deleted,
    Optional<String> content) {}
