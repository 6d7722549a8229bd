package io.eventops.cli.document;

import io.eventops.cli.output.Resource;
import io.eventops.model.yaml.YamlNode;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// What a document defines, in the order in which definitions need each other.
public enum Kind {
  ACTUATOR(Resource.ACTUATOR, "actuator", "actuatorContent"),
  PIPELINE(Resource.PIPELINE, "pipeline-definition", "pipelineContent"),
  TRIGGER(Resource.TRIGGER, "trigger-definition", "triggerContent");

  private static final List<String> OF_EVENTS =
      List.of("values", "files", "labels", "timestamp", "users");

  private final Resource resource;
  private final String route;
  private final String member;

  Kind(Resource resource, String route, String member) {
    this.resource = resource;
    this.route = route;
    this.member = member;
  }

  /// The kind that a mapping is, by the keys that only this kind has.
  static Optional<Kind> of(YamlNode.Mapping mapping) {
    return Arrays.stream(values())
        .filter(kind -> kind.keys().stream().anyMatch(mapping.entries()::containsKey))
        .findFirst();
  }

  /// Whether a mapping that is no definition is an event.
  static boolean isEvent(YamlNode.Mapping mapping) {
    return OF_EVENTS.stream().anyMatch(mapping.entries()::containsKey);
  }

  /// The keys that only this kind has.
  private List<String> keys() {
    return switch (this) {
      case ACTUATOR -> List.of("os", "docker", "kubernetes");
      case PIPELINE -> List.of("dag", "tasks");
      case TRIGGER -> List.of("eventName", "pipelines");
    };
  }

  public Resource resource() {
    return resource;
  }

  /// The segment of the addresses of this kind.
  public String route() {
    return route;
  }

  /// The member that carries the text of the definition.
  public String member() {
    return member;
  }
}
