package io.eventops.pipeline.actuator;

import io.eventops.model.definition.ActuatorDefinition;
import java.util.Optional;

/// An actuator as a change finds it.
///
/// @param definition empty when it was erased, or can no longer be opened
/// @param hostKey the key that is pinned
public record KnownActuator(
    long id, boolean deleted, Optional<ActuatorDefinition> definition, Optional<String> hostKey) {}
