package io.eventops.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// `docs/metrics.md` names what a process that has done everything once serves, and nothing else.
@Timeout(120)
class MetricsPageTest {
  private static final Pattern ROW =
      Pattern.compile("^\\| `(eventops_\\w+)` \\| (\\w+) \\| ([^|]*)\\|", Pattern.MULTILINE);
  private static final Pattern WORD = Pattern.compile("\\w+");
  private static final Pattern TYPE =
      Pattern.compile("^# TYPE (eventops_\\w+) (\\w+)$", Pattern.MULTILINE);
  private static final Pattern SAMPLE =
      Pattern.compile("^(eventops_\\w+)\\{(.*)} ", Pattern.MULTILINE);
  private static final Pattern LABEL = Pattern.compile("(\\w+)=\"(?:[^\"\\\\]|\\\\.)*\"");

  @TempDir private Path data;

  /// @param labels in order, without that of the buckets
  private record Metric(String name, String type, Set<String> labels) {}

  @Test
  void describesEveryMetricOfAnEventsWay() throws IOException {
    String scrape;
    try (House house = new House(data)) {
      runAnEvent(house.user("kakj"));

      scrape = house.stranger().get("/metrics").body();
    }

    assertThat(described()).isEqualTo(served(scrape));
  }

  private static void runAnEvent(Caller kakj) {
    kakj.applyActuator("name: here\nos: {local: true}\ntags: [local]\n").data();
    kakj.applyPipeline(
            """
            name: p
            version: 1.0
            actuatorSelector: {tags: [local]}
            dag: [{name: a}]
            tasks: [{alias: a, type: os, commands: ['true']}]
            """)
        .data();
    kakj.applyTrigger(
            """
            name: t
            eventName: e
            eventVersion: 1.0
            eventCreater: kakj
            pipelines: [{image: p}]
            """)
        .data();
    long event = kakj.sendEvent("e", new JsonObject());
    kakj.awaitEnd(kakj.awaitRunsOf(event, 1).getFirst().getLong("id"));
  }

  private static Set<Metric> described() throws IOException {
    return ROW.matcher(Files.readString(Path.of("..", "docs", "metrics.md")))
        .results()
        .map(
            row ->
                new Metric(
                    row.group(1),
                    row.group(2),
                    WORD.matcher(row.group(3))
                        .results()
                        .map(word -> word.group())
                        .collect(Collectors.toCollection(TreeSet::new))))
        .collect(Collectors.toSet());
  }

  private static Set<Metric> served(String scrape) {
    Map<String, Set<String>> labels = labels(scrape);
    Set<String> names =
        TYPE.matcher(scrape).results().map(type -> type.group(1)).collect(Collectors.toSet());
    return TYPE.matcher(scrape)
        .results()
        // the page says of them once that they are there
        .filter(type -> !isMaximum(type.group(1), names))
        .map(
            type ->
                new Metric(
                    type.group(1),
                    type.group(2),
                    labels.getOrDefault(
                        type.group(1),
                        labels.getOrDefault(type.group(1) + "_count", new TreeSet<>()))))
        .collect(Collectors.toSet());
  }

  private static boolean isMaximum(String name, Set<String> names) {
    return name.endsWith("_max") && names.contains(name.substring(0, name.length() - 4));
  }

  private static Map<String, Set<String>> labels(String scrape) {
    Map<String, Set<String>> labels = new HashMap<>();
    Matcher samples = SAMPLE.matcher(scrape);
    while (samples.find()) {
      Set<String> names = labels.computeIfAbsent(samples.group(1), _ -> new TreeSet<>());
      LABEL.matcher(samples.group(2)).results().forEach(label -> names.add(label.group(1)));
    }
    return labels;
  }
}
