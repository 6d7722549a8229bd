package io.eventops.platform.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/// A YAML file as flat keys: nested ones are joined by dots, scalars keep their source text.
///
/// @param lists keys that hold a list, which no setting is
record SettingsFile(Map<String, String> values, Set<String> lists) {
  static SettingsFile empty() {
    return new SettingsFile(Map.of(), Set.of());
  }

  /// A file that is not there counts as empty.
  ///
  /// @throws IllegalArgumentException saying what is wrong, without a piece of the file, which may
  ///     hold secrets
  static SettingsFile read(Path file) {
    SettingsFile read = new SettingsFile(new HashMap<>(), new HashSet<>());
    if (Files.isRegularFile(file)) {
      try {
        new Compose(LoadSettings.builder().setSchema(new CoreSchema()).build())
            .composeString(Files.readString(file))
            .ifPresent(read::addAll);
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
    return read;
  }

  private void addAll(Node document) {
    switch (document) {
      case MappingNode map -> add("", map);
      case ScalarNode scalar when scalar.getTag().equals(Tag.NULL) -> {}
      default -> throw new IllegalArgumentException("use keys and values, in YAML or JSON");
    }
  }

  private void add(String path, Node node) {
    switch (node) {
      case MappingNode map -> {
        for (NodeTuple entry : map.getValue()) {
          if (entry.getKeyNode() instanceof ScalarNode key) {
            String name = path.isEmpty() ? key.getValue() : path + "." + key.getValue();
            add(name, entry.getValueNode());
          }
        }
      }
      case ScalarNode scalar -> {
        if (!scalar.getTag().equals(Tag.NULL)) {
          values.put(path, scalar.getValue());
        }
      }
      default -> lists.add(path);
    }
  }
}
