package io.eventops.cli.document;

import io.eventops.cli.output.Resource;
import io.eventops.model.validation.InvalidDocument;
import io.eventops.model.validation.Violation;
import io.eventops.model.yaml.Yaml;
import io.eventops.model.yaml.YamlNode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A document that has been told to be a definition; what is in it is for the server to judge.
///
/// @param version empty for kinds that have none
/// @param uses the images of the pipelines that it runs: as tasks, or when it fires
public record Definition(
    Kind kind, String name, String version, Set<String> uses, Document document) {

  /// What a document turned out to be.
  public sealed interface Read {
    record Known(Definition definition) implements Read {}

    /// An event, which is sent and not applied.
    record Event() implements Read {}
  }

  /// @throws InvalidDocument when it is no YAML or no kind that is known
  public static Read read(Document document) {
    YamlNode.Mapping mapping = mapping(document);
    Optional<Kind> kind = Kind.of(mapping);
    if (kind.isPresent()) {
      return new Read.Known(of(kind.get(), mapping, document));
    }
    if (Kind.isEvent(mapping)) {
      return new Read.Event();
    }
    throw invalid(
        mapping.line(),
        "this is no actuator, pipeline or trigger",
        "an actuator has os, docker or kubernetes, a pipeline dag and tasks, a trigger eventName"
            + " and pipelines");
  }

  /// Reads a document that is said to be of that kind. A name alone is enough, but what is plainly
  /// something else is refused.
  ///
  /// @throws InvalidDocument when it is no YAML or something else
  public static Definition readAs(Kind kind, Document document) {
    YamlNode.Mapping mapping = mapping(document);
    Optional<Kind> found = Kind.of(mapping);
    if (found.isPresent() ? found.get() != kind : Kind.isEvent(mapping)) {
      Resource other = found.map(Kind::resource).orElse(Resource.EVENT);
      throw invalid(
          mapping.line(),
          "is of kind " + other.singular() + ", not " + kind.resource().singular(),
          "");
    }
    return of(kind, mapping, document);
  }

  private static YamlNode.Mapping mapping(Document document) {
    YamlNode root = Yaml.read(document.text());
    if (root instanceof YamlNode.Mapping mapping) {
      return mapping;
    }
    throw invalid(root.line(), "a definition is a mapping", "start with name: ...");
  }

  /// As it is told in messages: `pipeline/hello-world:1.0`.
  public String title() {
    return kind.resource().singular() + "/" + name + (version.isEmpty() ? "" : ":" + version);
  }

  private static Definition of(Kind kind, YamlNode.Mapping mapping, Document document) {
    String version = kind == Kind.PIPELINE ? text(mapping, "version") : "";
    return new Definition(kind, text(mapping, "name"), version, uses(mapping), document);
  }

  private static Set<String> uses(YamlNode.Mapping mapping) {
    Set<String> images = new LinkedHashSet<>();
    for (YamlNode.Mapping task : items(mapping, "tasks")) {
      if (text(task, "type").equals("pipeline")) {
        images.add(text(task, "image"));
      }
    }
    items(mapping, "pipelines").forEach(entry -> images.add(text(entry, "image")));
    return images;
  }

  private static List<YamlNode.Mapping> items(YamlNode.Mapping mapping, String key) {
    return mapping.get(key).orElse(null) instanceof YamlNode.Sequence(List<YamlNode> items, _)
        ? items.stream()
            .filter(YamlNode.Mapping.class::isInstance)
            .map(YamlNode.Mapping.class::cast)
            .toList()
        : List.of();
  }

  private static String text(YamlNode.Mapping mapping, String key) {
    return mapping.get(key).orElse(null) instanceof YamlNode.Scalar scalar ? scalar.text() : "";
  }

  private static InvalidDocument invalid(int line, String message, String fix) {
    return new InvalidDocument(List.of(new Violation("", line, message, fix)));
  }
}
