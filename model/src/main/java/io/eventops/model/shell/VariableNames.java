package io.eventops.model.shell;

import io.eventops.model.placeholder.ContextReference;
import io.eventops.model.placeholder.InputReference;
import io.eventops.model.placeholder.OutputReference;
import io.eventops.model.placeholder.Reference;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/// Names of shell variables for placeholders: readable, unique, and not used by the script itself.
final class VariableNames {
  private VariableNames() {}

  static Map<Reference, String> choose(Collection<Reference> references, String script) {
    Map<Reference, String> names = new LinkedHashMap<>();
    Set<String> taken = new HashSet<>();
    for (Reference reference : references) {
      if (names.containsKey(reference)) {
        continue;
      }
      String readable = "eo_" + path(reference).replaceAll("[^A-Za-z0-9_]", "_");
      String name = readable;
      for (int i = 2; script.contains(name) || !taken.add(name); i++) {
        name = readable + "_" + i;
      }
      names.put(reference, name);
    }
    return names;
  }

  private static String path(Reference reference) {
    return switch (reference) {
      case InputReference(String name) -> "inputs_" + name;
      case ContextReference(String name) -> "contexts_" + name;
      case OutputReference(String alias, String name) -> "outputs_" + alias + "_" + name;
    };
  }
}
