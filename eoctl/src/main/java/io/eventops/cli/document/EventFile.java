package io.eventops.cli.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.eventops.model.yaml.Findings;
import io.eventops.model.yaml.Yaml;
import io.eventops.model.yaml.YamlReader;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Turns the YAML of an event into the JSON that a server takes.
public final class EventFile {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private EventFile() {}

  /// @param now seconds since 1970, for an event without a timestamp
  /// @throws io.eventops.model.validation.InvalidDocument with all that has the wrong shape
  public static ObjectNode read(String text, long now) {
    Findings findings = new Findings();
    YamlReader event = YamlReader.of(Yaml.read(text), findings);
    ObjectNode json = NODES.objectNode();
    json.put("name", event.text("name")).put("version", event.text("version"));
    json.set("values", texts(event.block("values")));
    json.set("files", files(event.block("files")));
    json.set("labels", texts(event.block("labels")));
    json.put("timestamp", timestamp(event, now));
    // the old eoctl knew this list by the second name only
    json.set("users", users(event.texts("users"), event.texts("supportusers")));
    findings.throwIfInvalid();
    return json;
  }

  /// An event without files, from the parts.
  public static ObjectNode of(
      String name,
      String version,
      Map<String, String> values,
      Map<String, String> labels,
      List<String> users,
      long now) {
    ObjectNode json = NODES.objectNode();
    json.put("name", name).put("version", version);
    json.set("values", texts(values));
    json.set("files", NullNode.getInstance());
    json.set("labels", texts(labels));
    json.put("timestamp", now);
    json.set("users", users(users, List.of()));
    return json;
  }

  private static JsonNode texts(Optional<YamlReader> block) {
    Map<String, String> texts = new TreeMap<>();
    block.ifPresent(reader -> reader.keys().forEach(key -> texts.put(key, reader.text(key))));
    return texts(texts);
  }

  private static JsonNode texts(Map<String, String> texts) {
    ObjectNode json = NODES.objectNode();
    new TreeMap<>(texts).forEach(json::put);
    return json.isEmpty() ? NullNode.getInstance() : json;
  }

  private static JsonNode files(Optional<YamlReader> block) {
    ObjectNode json = NODES.objectNode();
    block.ifPresent(
        reader ->
            reader.keys().stream()
                .sorted()
                .forEach(key -> reader.block(key).ifPresent(file -> json.set(key, file(file)))));
    return json.isEmpty() ? NullNode.getInstance() : json;
  }

  private static ObjectNode file(YamlReader file) {
    return NODES.objectNode().put("value", file.text("value")).put("type", file.text("type"));
  }

  private static JsonNode users(List<String> users, List<String> oldName) {
    ArrayNode json = NODES.arrayNode();
    users.forEach(json::add);
    oldName.forEach(json::add);
    return json.isEmpty() ? NullNode.getInstance() : json;
  }

  private static long timestamp(YamlReader event, long now) {
    String text = event.text("timestamp");
    if (text.isEmpty()) {
      return now;
    }
    if (text.matches("[0-9]{1,18}")) {
      return Long.parseLong(text);
    }
    event.error("timestamp", "'" + text + "' is no number of seconds", "write seconds since 1970");
    return now;
  }
}
