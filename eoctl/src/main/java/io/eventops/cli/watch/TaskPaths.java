package io.eventops.cli.watch;

import com.fasterxml.jackson.databind.JsonNode;
import io.eventops.cli.failure.Failure;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// The tasks of a run by where they stand: `deploy`, or `deploy/copy` in a nested pipeline.
public final class TaskPaths {
  private static final int DEEPEST = 64;

  private final Map<Long, JsonNode> tasks = new HashMap<>();

  public TaskPaths(Iterable<JsonNode> all) {
    all.forEach(task -> tasks.put(task.path("id").asLong(), task));
  }

  /// The aliases from the outermost pipeline on.
  public String of(JsonNode task) {
    StringBuilder path = new StringBuilder(task.path("alias").asText(""));
    JsonNode parent = tasks.get(task.path("parentTaskId").asLong());
    for (int depth = 0; parent != null && depth < DEEPEST; depth++) {
      path.insert(0, parent.path("alias").asText("") + "/");
      parent = tasks.get(parent.path("parentTaskId").asLong());
    }
    return path.toString();
  }

  /// The task that somebody means by its id, path or alias.
  ///
  /// @throws Failure when there is none, or more than one
  public JsonNode find(String wanted) {
    List<JsonNode> exact = new ArrayList<>();
    List<JsonNode> byAlias = new ArrayList<>();
    for (JsonNode task : tasks.values()) {
      if (of(task).equals(wanted) || task.path("id").asText().equals(wanted)) {
        exact.add(task);
      } else if (task.path("alias").asText("").equals(wanted)) {
        byAlias.add(task);
      }
    }
    List<JsonNode> found = exact.isEmpty() ? byAlias : exact;
    if (found.size() == 1) {
      return found.getFirst();
    }
    if (found.isEmpty()) {
      throw Failure.refused("the run has no task " + wanted + "; it has: " + list(tasks.values()));
    }
    throw Failure.refused(wanted + " is the alias of several tasks; say which: " + list(found));
  }

  private String list(Iterable<JsonNode> some) {
    List<String> paths = new ArrayList<>();
    some.forEach(task -> paths.add(of(task)));
    return paths.stream().sorted().collect(Collectors.joining(", "));
  }
}
