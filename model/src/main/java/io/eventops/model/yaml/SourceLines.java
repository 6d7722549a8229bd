package io.eventops.model.yaml;

import io.eventops.model.validation.Violation;
import java.util.List;
import java.util.Optional;

/// Finds the line of what a path such as `tasks[2].outputs[0].name` names in a document.
///
/// Null items of a list do not count, as in [YamlReader].
public final class SourceLines {
  private SourceLines() {}

  /// The line, or that of the nearest thing around it when the document has no such place.
  public static int lineOf(YamlNode root, String path) {
    YamlNode node = root;
    int line = Math.max(root.line(), 1);
    for (String step : path.replace("[", ".[").split("\\.", -1)) {
      if (step.isEmpty()) {
        continue;
      }
      Optional<Found> found = step.startsWith("[") ? item(node, step) : entry(node, step);
      if (found.isEmpty()) {
        return line;
      }
      line = found.get().line();
      node = found.get().node();
    }
    return line;
  }

  /// Gives a line to each violation that has none.
  public static List<Violation> locate(YamlNode root, List<Violation> violations) {
    return violations.stream().map(violation -> locate(root, violation)).toList();
  }

  static Violation locate(YamlNode root, Violation violation) {
    return violation.line() > 0
        ? violation
        : new Violation(
            violation.path(), lineOf(root, violation.path()), violation.message(), violation.fix());
  }

  private record Found(YamlNode node, int line) {}

  private static Optional<Found> entry(YamlNode node, String key) {
    return node instanceof YamlNode.Mapping mapping
        ? mapping.entry(key).map(entry -> new Found(entry.value(), entry.line()))
        : Optional.empty();
  }

  private static Optional<Found> item(YamlNode node, String step) {
    if (!(node instanceof YamlNode.Sequence sequence)) {
      return Optional.empty();
    }
    String digits = step.substring(1, step.length() - 1);
    if (!digits.matches("[0-9]{1,9}")) {
      return Optional.empty();
    }
    int index = Integer.parseInt(digits);
    return sequence.items().stream()
        .filter(item -> !item.isNull())
        .skip(index)
        .findFirst()
        .map(item -> new Found(item, item.line()));
  }
}
