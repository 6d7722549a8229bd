package io.eventops.cli.watch;

import io.eventops.cli.output.Cells;
import io.eventops.model.validation.InvalidDocument;
import io.eventops.model.yaml.Findings;
import io.eventops.model.yaml.Yaml;
import io.eventops.model.yaml.YamlReader;
import java.util.List;

/// The tasks that a definition has, before any of them has started.
final class PlannedTasks {
  private PlannedTasks() {}

  /// The aliases in the order of the text; none when it cannot be read.
  static List<String> of(String definition) {
    try {
      return YamlReader.of(Yaml.read(definition), new Findings()).items("tasks").stream()
          .map(task -> Cells.line(task.text("alias")))
          .filter(alias -> !alias.isEmpty())
          .toList();
    } catch (InvalidDocument _) {
      return List.of();
    }
  }
}
