package io.eventops.cli.output;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.PrintStream;
import java.util.List;

/// Shows answers on the output in one format.
///
/// @param notes where it is said that there is nothing to show
public record Printer(PrintStream out, PrintStream notes, Format format) {

  public void list(Resource kind, JsonNode items) {
    switch (format) {
      // an empty list is null in some answers
      case json, yaml -> value(items.isArray() ? items : JsonNodeFactory.instance.arrayNode());
      case name -> items.forEach(item -> out.println(name(kind, item)));
      case table -> {
        if (items.isEmpty()) {
          notes.println("no " + kind.plural());
        } else {
          lines(Listing.of(kind).table(items));
        }
      }
    }
  }

  public void one(Resource kind, JsonNode item) {
    switch (format) {
      case json, yaml -> value(item);
      case name -> out.println(name(kind, item));
      case table -> lines(Listing.of(kind).table(List.of(item)));
    }
  }

  /// Anything, as JSON unless YAML is wanted.
  public void value(JsonNode value) {
    lines(format == Format.yaml ? YamlText.of(value) : Json.indented(value));
  }

  public void lines(Table table) {
    table.lines().forEach(out::println);
  }

  /// Some lines; the last one is ended.
  public void lines(String text) {
    out.println(text.stripTrailing());
  }

  private static String name(Resource kind, JsonNode item) {
    return kind.singular() + "/" + Cells.line(Listing.of(kind).naming().apply(item));
  }
}
