package io.eventops.pipeline.definition;

import io.eventops.model.name.ImageRef;
import io.eventops.model.validation.Violation;
import java.util.List;

/// What became, or would become, of a definition that was applied.
///
/// @param revision number of the version's newest revision
/// @param latest whether `latest` means this version
/// @param changed false when the same content was there already
public record Applied(
    ImageRef image,
    int revision,
    boolean latest,
    boolean changed,
    Difference difference,
    List<Violation> warnings) {}
