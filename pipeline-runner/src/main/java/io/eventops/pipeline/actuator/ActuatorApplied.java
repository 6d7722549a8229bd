package io.eventops.pipeline.actuator;

import io.eventops.model.validation.Violation;
import java.util.List;

/// What became, or would become, of an actuator that was applied.
///
/// @param type `os`, `docker`, `k8s`
/// @param changed false when the same definition was there already
public record ActuatorApplied(
    String name, String type, boolean changed, List<Violation> warnings) {}
