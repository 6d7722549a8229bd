package io.eventops.model.definition;

import java.util.Optional;

/// What a container may use (`limit`) and what is set aside for it (`request`).
public record Resources(Optional<Amount> limit, Optional<Amount> request) {

  public static final Resources NONE = new Resources(Optional.empty(), Optional.empty());

  /// Quantities as Kubernetes writes them.
  ///
  /// @param cpu cores, as in `0.5` or `500m`
  /// @param mem bytes, as in `128Mi` or `1G`
  public record Amount(String cpu, String mem) {}
}
