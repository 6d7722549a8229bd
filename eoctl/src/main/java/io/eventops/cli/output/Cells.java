package io.eventops.cli.output;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Values as they stand in a table: one line, nothing that could move the cursor.
public final class Cells {
  private static final String NOTHING = "-";

  private Cells() {}

  /// A text, with blanks for line ends and other control characters.
  public static String line(String text) {
    return text.replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ").strip();
  }

  /// A scalar; a dash for none.
  public static String text(JsonNode value) {
    String text = line(value.asText(""));
    return text.isEmpty() || value.isNull() ? NOTHING : text;
  }

  /// The items of a list, separated by commas.
  public static String list(JsonNode values) {
    List<String> texts = new ArrayList<>();
    values.forEach(value -> texts.add(text(value)));
    return texts.isEmpty() ? NOTHING : String.join(",", texts);
  }

  /// A point in time, to the second.
  public static String time(JsonNode value) {
    String text = value.asText("");
    if (value.isNull() || text.isEmpty() || text.startsWith("0001-01-01")) {
      return NOTHING;
    }
    return line(text).replaceFirst("T", " ").replaceFirst("\\.[0-9]+", "");
  }

  /// How long something took: `7s`, `2m03s`, `1h05m`.
  public static String duration(Duration duration) {
    long seconds = Math.max(0, duration.toSeconds());
    if (seconds < 60) {
      return seconds + "s";
    }
    return seconds < 3600
        ? "%dm%02ds".formatted(seconds / 60, seconds % 60)
        : "%dh%02dm".formatted(seconds / 3600, seconds / 60 % 60);
  }

  /// The name and version of a pipeline.
  public static String image(JsonNode name, JsonNode version) {
    return line(name.asText("")) + ":" + line(version.asText(""));
  }
}
