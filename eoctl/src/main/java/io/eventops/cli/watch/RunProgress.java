package io.eventops.cli.watch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.eventops.cli.client.SseEvent;
import io.eventops.cli.output.Cells;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// How far a run is, as its events tell it. For one thread.
public final class RunProgress {
  private final long id;
  private final ObjectNode run = JsonNodeFactory.instance.objectNode();
  private final TreeMap<Long, ObjectNode> tasks = new TreeMap<>();
  private List<String> planned = List.of();
  private boolean finished;

  public RunProgress(long id) {
    this.id = id;
  }

  /// One task as it is now.
  ///
  /// @param host the actuator that it runs on; empty as long as there is none
  public record Line(String path, String status, Duration took, String host, String error) {}

  public long id() {
    return id;
  }

  /// Takes an event of the stream of this run.
  public void accept(SseEvent event) {
    JsonNode data = event.json();
    switch (event.type()) {
      case "snapshot" -> snapshot(data);
      case "task" -> task(data);
      case "run", "end" -> merge(run, data);
      default -> {
        // a newer server may tell more
      }
    }
  }

  /// Takes the whole state, as `GET /api/pipeline/ID` answers it.
  public void snapshot(JsonNode detail) {
    merge(run, detail.path("pipeline"));
    detail.path("tasks").forEach(this::task);
    JsonNode definition = detail.path("pipelineExtra").path("definitionContent").path("content");
    if (planned.isEmpty() && definition.isTextual()) {
      planned = PlannedTasks.of(definition.textValue());
    }
    JsonNode reason = detail.path("pipelineExtra").path("extra").path("stopReason");
    if (!reason.isMissingNode()) {
      run.set("stopReason", reason);
    }
  }

  /// Takes the whole state when nothing will change any more.
  public void finish(JsonNode detail) {
    String told = status();
    snapshot(detail);
    if (Statuses.runEnded(told) && !Statuses.runEnded(status())) {
      run.put("status", told);
    }
    finished = true;
  }

  public String status() {
    return run.path("status").asText("");
  }

  /// Whether the final state is known, and not only that it has ended.
  public boolean ended() {
    return finished;
  }

  /// `hello-world:1.0`, as far as it is known.
  public String pipeline() {
    return run.hasNonNull("definitionName")
        ? Cells.image(run.path("definitionName"), run.path("definitionVersion"))
        : "";
  }

  /// Why it did not end with success; empty when nobody said.
  public String reason() {
    return Cells.line(run.path("stopReason").asText(run.path("reason").asText("")));
  }

  public Duration took(Instant now) {
    return took(run, Statuses.isRunning(status()), now);
  }

  /// The tasks in the order in which they came, then those still to come.
  public List<Line> lines(Instant now) {
    TaskPaths paths = new TaskPaths(new ArrayList<>(tasks.values()));
    List<Line> lines = new ArrayList<>();
    Set<String> seen = new TreeSet<>();
    for (ObjectNode task : tasks.values()) {
      String status = task.path("status").asText("");
      String path = Cells.line(paths.of(task));
      Duration took = took(task, Statuses.isRunning(status), now);
      String host = Cells.line(task.path("actuatorName").asText(""));
      String error = task.path("extra").path("error").asText(task.path("error").asText(""));
      lines.add(new Line(path, status, took, host, Cells.line(error)));
      seen.add(path);
    }
    for (String alias : ended() ? List.<String>of() : planned) {
      if (!seen.contains(alias)) {
        lines.add(new Line(alias, "waiting", Duration.ZERO, "", ""));
      }
    }
    return lines;
  }

  /// The tasks as JSON, in the order of their ids.
  public List<JsonNode> tasks() {
    return List.copyOf(tasks.values());
  }

  private void task(JsonNode data) {
    long taskId = data.path("id").asLong(data.path("taskId").asLong());
    if (taskId > 0) {
      ObjectNode known =
          tasks.computeIfAbsent(taskId, each -> JsonNodeFactory.instance.objectNode());
      merge(known, data);
      known.put("id", taskId);
      TaskTimes.complete(known);
    }
  }

  /// Whether a task runs of which it is not known where.
  boolean missesHost() {
    return tasks.values().stream()
        .anyMatch(
            task ->
                Statuses.isRunning(task.path("status").asText(""))
                    && !task.path("type").asText("").equals("pipeline")
                    && !task.hasNonNull("actuatorName"));
  }

  private static void merge(ObjectNode known, JsonNode news) {
    if (news instanceof ObjectNode object) {
      known.setAll(object);
    }
  }

  private static Duration took(JsonNode of, boolean running, Instant now) {
    if (running && of.hasNonNull("timeBegin")) {
      try {
        return Duration.between(Instant.parse(of.path("timeBegin").asText()), now);
      } catch (DateTimeParseException _) {
        // no time that this program knows: shown as none
      }
    }
    return Duration.ofSeconds(of.path("costTimeSec").asLong());
  }
}
