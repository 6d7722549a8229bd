package io.eventops.model.definition;

import io.eventops.model.yaml.YamlNode;
import io.eventops.model.yaml.YamlReader;
import java.util.ArrayList;
import java.util.List;

/// Reads `filters`. The one place that knows what a filter looks like: only the shape that every
/// filter shares is checked here, the conditions themselves are read where they are evaluated.
final class TriggerFilters {
  private TriggerFilters() {}

  static List<YamlNode> read(YamlReader reader) {
    List<YamlNode> filters = new ArrayList<>();
    for (YamlReader filter : reader.items("filters")) {
      if (filter.has("matches") || filter.has("expr")) {
        filter.requiredText("expr", "give a path into the event, as in values.user");
      }
      if (filter.has("matches") && filter.lacks("matches")) {
        filter.error("matches", "matches is empty", "list at least one value");
      }
      filters.add(filter.source());
    }
    return List.copyOf(filters);
  }
}
