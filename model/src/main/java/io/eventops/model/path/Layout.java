package io.eventops.model.path;

import io.eventops.model.json.JsonArray;
import io.eventops.model.json.JsonBool;
import io.eventops.model.json.JsonNull;
import io.eventops.model.json.JsonNumber;
import io.eventops.model.json.JsonObject;
import io.eventops.model.json.JsonQuote;
import io.eventops.model.json.JsonText;
import io.eventops.model.json.JsonValue;
import java.util.Iterator;

/// JSON text for people, laid out the way gjson does it: two blanks for each level, arrays of
/// simple values on one line as long as that has at most 80 characters, a line end after the last
/// line.
final class Layout {
  private static final int WIDTH = 80;

  private final StringBuilder out = new StringBuilder();
  private int lineStart;

  private Layout() {}

  static String pretty(JsonValue value) {
    Layout layout = new Layout();
    layout.append(value, 0);
    return layout.out.append('\n').toString();
  }

  static String compact(JsonValue value) {
    StringBuilder out = new StringBuilder();
    appendOnOneLine(out, value, ",", ":");
    return out.toString();
  }

  private void append(JsonValue value, int level) {
    switch (value) {
      case JsonArray array -> {
        if (!appendedOnOneLine(array)) {
          appendLines(array, level);
        }
      }
      case JsonObject object when object.members().isEmpty() -> out.append("{}");
      case JsonObject object -> appendLines(object, level);
      case JsonText _, JsonNumber _, JsonBool _, JsonNull _ -> out.append(value.raw());
    }
  }

  private boolean appendedOnOneLine(JsonArray array) {
    if (array.elements().stream().anyMatch(Layout::holdsAnObject)) {
      return false;
    }
    int before = out.length();
    appendOnOneLine(out, array, ", ", ": ");
    // the line end itself counts, which the first line does not have
    if (out.length() - lineStart + (lineStart > 0 ? 1 : 0) <= WIDTH) {
      return true;
    }
    out.setLength(before);
    return false;
  }

  private static boolean holdsAnObject(JsonValue value) {
    return value instanceof JsonObject
        || (value instanceof JsonArray array
            && array.elements().stream().anyMatch(Layout::holdsAnObject));
  }

  private void appendLines(JsonArray array, int level) {
    out.append('[');
    Iterator<JsonValue> elements = array.elements().iterator();
    while (elements.hasNext()) {
      newLine(level + 1);
      append(elements.next(), level + 1);
      out.append(elements.hasNext() ? "," : "");
    }
    newLine(level);
    out.append(']');
  }

  private void appendLines(JsonObject object, int level) {
    out.append('{');
    var members = object.members().entrySet().iterator();
    while (members.hasNext()) {
      newLine(level + 1);
      var member = members.next();
      JsonQuote.append(out, member.getKey());
      out.append(": ");
      append(member.getValue(), level + 1);
      out.append(members.hasNext() ? "," : "");
    }
    newLine(level);
    out.append('}');
  }

  private void newLine(int level) {
    out.append('\n');
    lineStart = out.length();
    out.repeat(' ', 2 * level);
  }

  private static void appendOnOneLine(
      StringBuilder out, JsonValue value, String comma, String colon) {
    switch (value) {
      case JsonArray array -> {
        out.append('[');
        String separator = "";
        for (JsonValue element : array.elements()) {
          appendOnOneLine(out.append(separator), element, comma, colon);
          separator = comma;
        }
        out.append(']');
      }
      case JsonObject object -> {
        out.append('{');
        String separator = "";
        for (var member : object.members().entrySet()) {
          JsonQuote.append(out.append(separator), member.getKey());
          appendOnOneLine(out.append(colon), member.getValue(), comma, colon);
          separator = comma;
        }
        out.append('}');
      }
      case JsonText _, JsonNumber _, JsonBool _, JsonNull _ -> out.append(value.raw());
    }
  }
}
