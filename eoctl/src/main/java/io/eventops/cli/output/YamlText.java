package io.eventops.cli.output;

import com.fasterxml.jackson.databind.JsonNode;
import io.eventops.model.yaml.Yaml;
import io.eventops.model.yaml.YamlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// YAML text of an answer.
final class YamlText {
  private YamlText() {}

  static String of(JsonNode node) {
    return Yaml.write(node(node));
  }

  private static YamlNode node(JsonNode node) {
    if (node.isObject()) {
      YamlNode.Builder mapping = YamlNode.Mapping.builder();
      for (Map.Entry<String, JsonNode> member : node.properties()) {
        mapping.put(member.getKey(), node(member.getValue()));
      }
      return mapping.build();
    }
    if (node.isArray()) {
      List<YamlNode> items = new ArrayList<>();
      node.forEach(item -> items.add(node(item)));
      return new YamlNode.Sequence(items, 0);
    }
    if (node.isTextual()) {
      return YamlNode.text(node.textValue());
    }
    boolean absent = node.isNull() || node.isMissingNode();
    return new YamlNode.Scalar(absent ? "" : node.asText(), absent, false, 0);
  }
}
