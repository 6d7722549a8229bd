package io.eventops.cli.watch;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;

/// Events of a task say when it changed; from that follows when it began and how long it took.
final class TaskTimes {
  private TaskTimes() {}

  /// Fills in what only the whole state of a run would tell.
  static void complete(ObjectNode task) {
    if (!task.hasNonNull("at")) {
      return;
    }
    String status = task.path("status").asText("");
    if (Statuses.isRunning(status) && !task.hasNonNull("timeBegin")) {
      task.set("timeBegin", task.path("at"));
    }
    boolean over = Statuses.isSuccess(status) || Statuses.isBad(status);
    if (over && task.path("costTimeSec").asLong() == 0 && task.hasNonNull("timeBegin")) {
      task.put("costTimeSec", seconds(task));
    }
  }

  private static long seconds(ObjectNode task) {
    try {
      Instant begin = Instant.parse(task.path("timeBegin").asText());
      Instant end = Instant.parse(task.path("at").asText());
      return Math.max(0, Duration.between(begin, end).toSeconds());
    } catch (DateTimeParseException _) {
      return 0;
    }
  }
}
