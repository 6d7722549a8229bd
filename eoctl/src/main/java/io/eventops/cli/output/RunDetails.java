package io.eventops.cli.output;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A run with its tasks and what they gave, for people.
final class RunDetails {
  private RunDetails() {}

  static List<String> of(JsonNode detail) {
    JsonNode run = detail.path("pipeline");
    JsonNode extra = detail.path("pipelineExtra");
    List<String> lines = new ArrayList<>();
    lines.add(Details.fact("run", Cells.text(run.path("id"))));
    lines.add(
        Details.fact(
            "pipeline", Cells.image(run.path("definitionName"), run.path("definitionVersion"))));
    lines.add(Details.fact("status", Cells.text(run.path("status"))));
    given(lines, "reason", extra.path("extra").path("stopReason"));
    given(lines, "rerun of", run.path("rerunOf"));
    event(lines, run, extra.path("eventContent"));
    given(lines, "trigger", extra.path("triggerDefinitionContent").path("name"));
    lines.add(Details.fact("started", Cells.time(run.path("timeBegin"))));
    lines.add(Details.fact("ended", Cells.time(run.path("timeEnd"))));
    lines.add(
        Details.fact("took", Cells.duration(Duration.ofSeconds(run.path("costTimeSec").asLong()))));
    values(lines, "contexts", extra.path("contexts"));
    tasks(lines, detail.path("tasks"));
    return lines;
  }

  private static void given(List<String> lines, String label, JsonNode value) {
    String text = Cells.text(value);
    if (!text.equals("-") && !text.equals("0")) {
      lines.add(Details.fact(label, text));
    }
  }

  private static void event(List<String> lines, JsonNode run, JsonNode event) {
    long id = run.path("eventId").asLong();
    if (id > 0) {
      String name =
          event.hasNonNull("name")
              ? " " + Cells.image(event.path("name"), event.path("version"))
              : "";
      lines.add(Details.fact("event", id + name));
    }
  }

  private static void tasks(List<String> lines, JsonNode tasks) {
    if (tasks.isEmpty()) {
      return;
    }
    Map<Long, String> paths = new HashMap<>();
    Table table = Table.of("TASK", "TYPE", "STATUS", "TOOK", "ACTUATOR", "EXIT", "ERROR");
    for (JsonNode task : tasks) {
      String parent = paths.get(task.path("parentTaskId").asLong());
      String alias = Cells.line(task.path("alias").asText(""));
      String path = parent == null ? alias : parent + "/" + alias;
      paths.put(task.path("id").asLong(), path);
      table.row(
          path,
          Cells.text(task.path("type")),
          Cells.text(task.path("status")),
          Cells.duration(Duration.ofSeconds(task.path("costTimeSec").asLong())),
          Cells.text(task.path("actuatorName")),
          Cells.text(task.path("exitCode")),
          Cells.text(task.path("extra").path("error")));
    }
    lines.addAll(Details.block("tasks", String.join("\n", table.lines())));
    for (JsonNode task : tasks) {
      values(lines, "outputs of " + paths.get(task.path("id").asLong()), task.path("outputs"));
    }
  }

  private static void values(List<String> lines, String label, JsonNode values) {
    if (values.isObject() && !values.isEmpty()) {
      Table table = Table.of("NAME", "TYPE", "VALUE");
      for (Map.Entry<String, JsonNode> each : values.properties()) {
        JsonNode value = each.getValue();
        table.row(
            Cells.line(each.getKey()),
            Cells.text(value.path("type")),
            Cells.text(value.path("value")));
      }
      lines.addAll(Details.block(label, String.join("\n", table.lines())));
    }
  }
}
