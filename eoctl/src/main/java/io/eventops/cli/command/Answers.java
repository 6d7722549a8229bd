package io.eventops.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.eventops.cli.output.Details;
import io.eventops.cli.output.Format;
import io.eventops.cli.output.OldShapes;
import io.eventops.cli.output.Resource;
import java.util.Optional;

/// Shows what the server answered, in the format asked for or in the one of the command.
final class Answers {
  static final String KINDS = "actuator, pipeline, trigger, event or runtime.";

  private Answers() {}

  /// A list, as a table.
  static void list(Session session, Resource kind, PageOptions page) {
    JsonNode items = new Lookup(session.api()).list(page.of(Lookup.all(kind)));
    session.printer(Format.table).list(kind, items);
  }

  /// A list; without `-o` the line that the old eoctl prints.
  static void list(Session session, Resource kind, OldShapes old, JsonNode items) {
    Optional<Format> format = session.format();
    if (format.isEmpty()) {
      session.out().println(old.list(items));
    } else {
      session.printer(format.get()).list(kind, items);
    }
  }

  /// One thing with all that is known of it, for people.
  static void describe(Session session, Resource kind, String name) {
    describe(session, kind, new Lookup(session.api()).one(kind, name));
  }

  static void describe(Session session, Resource kind, JsonNode item) {
    Format format = session.format().orElse(Format.table);
    if (format == Format.table) {
      Details.of(kind, item).forEach(session.out()::println);
    } else {
      session.printer(format).one(kind, item);
    }
  }
}
