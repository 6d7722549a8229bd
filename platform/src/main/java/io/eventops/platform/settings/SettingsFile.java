package io.eventops.platform.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/// A YAML file as flat keys: nested ones are joined by dots, scalars keep their source text.
final class SettingsFile {
  private SettingsFile() {}

  /// A file that is not there counts as empty.
  ///
  /// @throws IllegalArgumentException saying what is wrong, without a piece of the file, which may
  ///     hold secrets
  static Map<String, String> read(Path file) {
    Map<String, String> values = new HashMap<>();
    if (Files.isRegularFile(file)) {
      try {
        new Compose(LoadSettings.builder().build())
            .composeString(Files.readString(file))
            .ifPresent(document -> flatten("", document, values));
      } catch (MarkedYamlEngineException fault) {
        String line =
            fault.getProblemMark().map(mark -> "line " + (mark.getLine() + 1) + ": ").orElse("");
        throw new IllegalArgumentException(line + "not YAML: " + fault.getProblem(), fault);
      } catch (YamlEngineException fault) {
        throw new IllegalArgumentException("not YAML", fault);
      } catch (IOException fault) {
        throw new IllegalArgumentException("cannot be read: " + fault, fault);
      }
    }
    return values;
  }

  private static void flatten(String path, Node node, Map<String, String> into) {
    switch (node) {
      case MappingNode map -> {
        for (NodeTuple entry : map.getValue()) {
          if (entry.getKeyNode() instanceof ScalarNode key) {
            String name = path.isEmpty() ? key.getValue() : path + "." + key.getValue();
            flatten(name, entry.getValueNode(), into);
          }
        }
      }
      case ScalarNode scalar -> into.put(path, scalar.getValue());
      default -> throw new IllegalArgumentException(path + ": use a text, not a list");
    }
  }
}
