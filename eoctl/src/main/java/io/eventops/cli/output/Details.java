package io.eventops.cli.output;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// All that is known of one thing, for people: a line for each fact, then what is longer.
public final class Details {
  private static final int LABEL = 16;

  private Details() {}

  public static List<String> of(Resource kind, JsonNode item) {
    return switch (kind) {
      case RUNTIME -> RunDetails.of(item);
      case ACTUATOR, PIPELINE, TRIGGER, EVENT -> facts(item);
    };
  }

  /// `label:          value`
  static String fact(String label, String value) {
    return (label + ":" + " ".repeat(Math.max(1, LABEL - label.length() - 1)) + value)
        .stripTrailing();
  }

  /// The lines of a longer text, set in.
  static List<String> block(String label, String text) {
    List<String> lines = new ArrayList<>();
    lines.add(label + ":");
    text.stripTrailing().lines().forEach(line -> lines.add("  " + line));
    return lines;
  }

  private static List<String> facts(JsonNode item) {
    List<String> lines = new ArrayList<>();
    List<String> blocks = new ArrayList<>();
    for (Map.Entry<String, JsonNode> member : item.properties()) {
      JsonNode value = member.getValue();
      if (member.getKey().equals("content")) {
        blocks.addAll(block("content", value.isTextual() ? value.textValue() : YamlText.of(value)));
      } else if (member.getKey().equals("versionList")) {
        blocks.addAll(
            block(
                "versions", String.join("\n", Listing.of(Resource.PIPELINE).table(value).lines())));
      } else if (value.isObject()) {
        blocks.addAll(block(member.getKey(), YamlText.of(value)));
      } else if (value.isArray()) {
        lines.add(fact(member.getKey(), Cells.list(value)));
      } else {
        lines.add(fact(member.getKey(), Cells.text(value)));
      }
    }
    lines.addAll(blocks);
    return lines;
  }
}
