package io.eventops.model.definition;

import java.util.List;
import java.util.Optional;

/// Something that runs tasks, found by its tags. Only its creater's tasks can use it.
///
/// @param target what the tasks run on; exactly one of `os`, `docker` and `kubernetes` in YAML
/// @param tunnel how to reach a target that the server cannot dial
/// @param concurrency the most tasks that run on it at once
public record ActuatorDefinition(
    String name,
    ActuatorTarget target,
    Optional<TunnelDefinition> tunnel,
    List<String> tags,
    int concurrency) {

  public static final int DEFAULT_CONCURRENCY = 20;

  public ActuatorDefinition {
    tags = List.copyOf(tags);
  }

  /// Reads and checks an actuator.
  ///
  /// @throws io.eventops.model.validation.InvalidDocument with everything that is wrong; it never
  ///     contains a secret
  public static Document<ActuatorDefinition> read(String yaml) {
    return ActuatorReader.read(yaml);
  }

  /// Canonical YAML with the secrets in it: to be stored encrypted, and shown to nobody.
  public String toYaml() {
    return ActuatorWriter.write(this, Secret::reveal);
  }

  /// Canonical YAML to be shown.
  public String toMaskedYaml() {
    return ActuatorWriter.write(this, Secret::toString);
  }
}
