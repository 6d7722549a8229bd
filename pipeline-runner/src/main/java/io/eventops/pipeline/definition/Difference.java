package io.eventops.pipeline.definition;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Which tasks tell two contents of a pipeline apart, by alias.
///
/// @param against the version that was compared with; empty when there was none
public record Difference(
    String against, List<String> added, List<String> removed, List<String> changed) {

  /// @param before alias to task, in order
  /// @param after alias to task, in order
  static Difference between(String against, Map<String, ?> before, Map<String, ?> after) {
    List<String> added = new ArrayList<>();
    List<String> changed = new ArrayList<>();
    after.forEach(
        (alias, task) -> {
          if (!before.containsKey(alias)) {
            added.add(alias);
          } else if (!task.equals(before.get(alias))) {
            changed.add(alias);
          }
        });
    List<String> removed =
        before.keySet().stream().filter(alias -> !after.containsKey(alias)).toList();
    return new Difference(against, List.copyOf(added), removed, List.copyOf(changed));
  }
}
