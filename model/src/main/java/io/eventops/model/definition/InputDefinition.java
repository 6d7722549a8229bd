package io.eventops.model.definition;

import java.util.Optional;

/// A value a pipeline is given when it starts.
///
/// @param defaultValue used when nothing is given (`default` in YAML)
/// @param required whether a run without a given value and without a default is refused
public record InputDefinition(
    String name, ValueType type, Optional<String> defaultValue, boolean required) {

  /// The value when nothing is given; empty if the input must be given.
  public Optional<String> fallback() {
    return defaultValue.isPresent() || required ? defaultValue : Optional.of("");
  }
}
