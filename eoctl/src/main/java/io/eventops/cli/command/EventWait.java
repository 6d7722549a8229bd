package io.eventops.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.eventops.cli.client.ApiClient;
import io.eventops.cli.client.Target;
import io.eventops.cli.failure.Failure;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Waits until it is known which runs an event has started.
record EventWait(Session session, ApiClient api) {
  private static final Duration SHORTEST = Duration.ofMillis(50);
  private static final Duration LONGEST = Duration.ofSeconds(1);

  /// The explanation of an event, when it is final.
  ///
  /// @throws Failure when it is not by the deadline, or the event could not be processed
  JsonNode explanation(long event, Instant deadline) {
    Duration pause = SHORTEST;
    while (true) {
      JsonNode explanation = api.get(Target.of("event", event, "explain")).data();
      String status = explanation.path("status").asText("");
      if (status.equals("processFailed")) {
        throw Failure.refused(
            "event " + event + " could not be processed; eoctl event get " + event);
      }
      if (status.equals("processed") && !isOpen(explanation)) {
        return explanation;
      }
      if (session.clock().instant().isAfter(deadline)) {
        throw Failure.timeout(
            "event " + event + " is still " + status + "; eoctl event explain " + event);
      }
      pauseFor(pause);
      pause = pause.multipliedBy(2).compareTo(LONGEST) > 0 ? LONGEST : pause.multipliedBy(2);
    }
  }

  static List<Long> runs(JsonNode explanation) {
    List<Long> runs = new ArrayList<>();
    for (JsonNode verdict : Explanations.verdicts(explanation)) {
      if (verdict.path("fired").asBoolean() && verdict.hasNonNull("runId")) {
        runs.add(verdict.path("runId").asLong());
      }
    }
    return runs;
  }

  /// How many entries fired whose run could not be started.
  static long notStarted(JsonNode explanation) {
    long count = 0;
    for (JsonNode verdict : Explanations.verdicts(explanation)) {
      if (verdict.path("fired").asBoolean() && !verdict.hasNonNull("runId")) {
        count++;
      }
    }
    return count;
  }

  /// Fired, and neither a run nor a word about why there is none.
  private static boolean isOpen(JsonNode explanation) {
    for (JsonNode verdict : Explanations.verdicts(explanation)) {
      if (verdict.path("fired").asBoolean()
          && !verdict.hasNonNull("runId")
          && !verdict.hasNonNull("runStatus")
          && verdict.path("text").asText("fired").equals("fired")) {
        return true;
      }
    }
    return false;
  }

  private void pauseFor(Duration pause) {
    try {
      session.pause().pause(pause);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw Failure.timeout("interrupted while waiting");
    }
  }
}
