package io.eventops.cli.output;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.function.Function;

/// How things of one kind stand in a list.
///
/// @param naming what names one of them in a command
record Listing(Function<JsonNode, String> naming, List<Column> columns) {

  record Column(String heading, Function<JsonNode, String> cell) {}

  static Listing of(Resource kind) {
    return switch (kind) {
      case ACTUATOR ->
          new Listing(
              item -> item.path("name").asText(""),
              List.of(
                  text("NAME", "name"),
                  text("TYPE", "type"),
                  text("STATUS", "status"),
                  new Column("TAGS", item -> Cells.list(item.path("tags"))),
                  time("LAST SEEN", "lastSeenAt"),
                  time("UPDATED", "updatedAt")));
      case PIPELINE ->
          new Listing(
              Listing::pipeline,
              List.of(
                  text("NAME", "name"),
                  text("VERSION", "version"),
                  new Column("LATEST", item -> item.path("Latest").asBoolean() ? "yes" : "-"),
                  text("OWNER", "creater"),
                  time("CREATED", "createTime")));
      case TRIGGER ->
          new Listing(
              item -> item.path("name").asText(""),
              List.of(
                  text("NAME", "name"),
                  text("EVENT", "event_name"),
                  text("VERSION", "event_version"),
                  text("SENT BY", "event_creater"),
                  time("CREATED", "CreatedAt")));
      case EVENT ->
          new Listing(
              item -> item.path("id").asText(""),
              List.of(
                  text("ID", "id"),
                  text("NAME", "name"),
                  text("VERSION", "version"),
                  text("STATUS", "status"),
                  text("FIRED", "fired"),
                  time("SENT", "createdAt")));
      case RUNTIME ->
          new Listing(
              item -> item.path("id").asText(""),
              List.of(
                  text("ID", "id"),
                  new Column("PIPELINE", Listing::image),
                  text("STATUS", "status"),
                  new Column("EVENT", Listing::event),
                  time("STARTED", "timeBegin"),
                  time("ENDED", "timeEnd")));
    };
  }

  Table table(Iterable<JsonNode> items) {
    Table table = Table.of(columns.stream().map(Column::heading).toList());
    items.forEach(item -> table.row(columns.stream().map(c -> c.cell().apply(item)).toList()));
    return table;
  }

  private static Column text(String heading, String member) {
    return new Column(heading, item -> Cells.text(item.path(member)));
  }

  private static Column time(String heading, String member) {
    return new Column(heading, item -> Cells.time(item.path(member)));
  }

  private static String pipeline(JsonNode item) {
    return item.hasNonNull("version")
        ? Cells.image(item.path("name"), item.path("version"))
        : item.path("name").asText("");
  }

  private static String image(JsonNode run) {
    return Cells.image(run.path("definitionName"), run.path("definitionVersion"));
  }

  private static String event(JsonNode run) {
    return run.path("eventId").asLong() == 0 ? "-" : run.path("eventId").asText();
  }
}
