package io.eventops.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.eventops.cli.output.Cells;
import io.eventops.cli.output.Format;
import io.eventops.cli.output.Table;

/// Tells why triggers fired or did not.
final class Explanations {
  private Explanations() {}

  /// @param answer with the verdicts, or the list of them
  static void show(Session session, JsonNode answer) {
    Format format = session.format().orElse(Format.table);
    if (format == Format.json || format == Format.yaml) {
      session.printer(format).value(answer);
      return;
    }
    JsonNode verdicts = verdicts(answer);
    if (format == Format.name) {
      for (JsonNode verdict : verdicts) {
        if (verdict.hasNonNull("runId")) {
          session.out().println("runtime/" + verdict.path("runId").asText());
        }
      }
      return;
    }
    if (verdicts.isEmpty()) {
      session.out().println("no trigger of yours listens to this event");
    } else {
      Table table = Table.of("TRIGGER", "PIPELINE", "FIRED", "WHY");
      for (JsonNode verdict : verdicts) {
        table.row(
            Cells.text(verdict.path("trigger")),
            Cells.text(verdict.path("image")),
            verdict.path("fired").asBoolean() ? "yes" : "no",
            why(verdict));
      }
      session.printer(Format.table).lines(table);
    }
    int others = others(answer);
    if (others > 0) {
      session.out().println("triggers of other users that fired: " + others);
    }
  }

  static JsonNode verdicts(JsonNode answer) {
    return answer.isArray() ? answer : answer.path("verdicts");
  }

  static boolean anyFired(JsonNode answer) {
    for (JsonNode verdict : verdicts(answer)) {
      if (verdict.path("fired").asBoolean()) {
        return true;
      }
    }
    return false;
  }

  /// How many triggers of other users fired.
  static int others(JsonNode answer) {
    return answer.path("firedForOthers").asInt();
  }

  private static String why(JsonNode verdict) {
    if (verdict.path("fired").asBoolean()) {
      return verdict.hasNonNull("runId")
          ? "run "
              + verdict.path("runId").asText()
              + " "
              + Cells.line(verdict.path("runStatus").asText(""))
          : Cells.line(verdict.path("text").asText("every filter matches"));
    }
    String text = Cells.line(verdict.path("text").asText(""));
    if (!text.isEmpty()) {
      return text;
    }
    String saw =
        verdict.hasNonNull("saw")
            ? "'" + Cells.line(verdict.path("saw").asText()) + "'"
            : "nothing";
    return Cells.text(verdict.path("clause")) + ": saw " + saw;
  }
}
