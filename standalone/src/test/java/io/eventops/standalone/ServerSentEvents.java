package io.eventops.standalone;

import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.regex.Pattern;

/// Reads streams whose events carry JSON on one line.
final class ServerSentEvents {
  private static final Pattern BETWEEN = Pattern.compile("\n\n");

  private ServerSentEvents() {}

  /// Each event as an object of its fields; comments are left out.
  static List<JsonObject> parse(String stream) {
    return BETWEEN
        .splitAsStream(stream)
        .map(ServerSentEvents::event)
        .filter(event -> !event.isEmpty())
        .toList();
  }

  private static JsonObject event(String block) {
    JsonObject event = new JsonObject();
    for (String line : block.lines().toList()) {
      int colon = line.indexOf(": ");
      if (colon > 0) {
        String field = line.substring(0, colon);
        String value = line.substring(colon + 2);
        event.put(field, field.equals("data") ? new JsonObject(value) : value);
      }
    }
    return event;
  }
}
