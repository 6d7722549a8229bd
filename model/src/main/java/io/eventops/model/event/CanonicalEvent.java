package io.eventops.model.event;

import io.eventops.model.json.JsonArray;
import io.eventops.model.json.JsonNull;
import io.eventops.model.json.JsonNumber;
import io.eventops.model.json.JsonObject;
import io.eventops.model.json.JsonQuote;
import io.eventops.model.json.JsonText;
import io.eventops.model.json.JsonValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.BiConsumer;
import java.util.function.Function;

/// The canonical form of an event, as text and as a value; both say the same.
final class CanonicalEvent {
  private CanonicalEvent() {}

  static String text(Event event) {
    StringBuilder out = new StringBuilder(estimate(event));
    JsonQuote.append(out.append("{\"name\":"), event.name());
    JsonQuote.append(out.append(",\"version\":"), event.version());
    append(out.append(",\"values\":"), event.values(), JsonQuote::append);
    append(out.append(",\"files\":"), event.files(), CanonicalEvent::appendFile);
    append(out.append(",\"labels\":"), event.labels(), JsonQuote::append);
    out.append(",\"timestamp\":").append(event.timestamp()).append(",\"users\":");
    append(out, event.users());
    return out.append('}').toString();
  }

  private static int estimate(Event event) {
    int entries = event.values().size() + event.files().size() + event.labels().size();
    return 256 + 64 * entries + 32 * event.users().size();
  }

  private static <V> void append(
      StringBuilder out, Map<String, V> map, BiConsumer<StringBuilder, V> value) {
    if (map.isEmpty()) {
      out.append("null");
      return;
    }
    char before = '{';
    for (Map.Entry<String, V> entry : map.entrySet()) {
      JsonQuote.append(out.append(before), entry.getKey());
      value.accept(out.append(':'), entry.getValue());
      before = ',';
    }
    out.append('}');
  }

  private static void appendFile(StringBuilder out, EventFile file) {
    JsonQuote.append(out.append("{\"value\":"), file.value());
    JsonQuote.append(out.append(",\"type\":"), file.type());
    out.append('}');
  }

  private static void append(StringBuilder out, List<String> users) {
    if (users.isEmpty()) {
      out.append("null");
      return;
    }
    char before = '[';
    for (String user : users) {
      JsonQuote.append(out.append(before), user);
      before = ',';
    }
    out.append(']');
  }

  static JsonObject document(Event event) {
    SequencedMap<String, JsonValue> fields = new LinkedHashMap<>();
    fields.put("name", JsonText.of(event.name()));
    fields.put("version", JsonText.of(event.version()));
    fields.put("values", object(event.values(), JsonText::of));
    fields.put("files", object(event.files(), CanonicalEvent::file));
    fields.put("labels", object(event.labels(), JsonText::of));
    fields.put("timestamp", new JsonNumber(Long.toString(event.timestamp())));
    fields.put(
        "users",
        event.users().isEmpty()
            ? JsonNull.NULL
            : JsonArray.of(event.users().stream().map(JsonText::of).toList()));
    return JsonObject.of(fields);
  }

  private static <V> JsonValue object(Map<String, V> map, Function<V, JsonValue> value) {
    if (map.isEmpty()) {
      return JsonNull.NULL;
    }
    SequencedMap<String, JsonValue> members = new LinkedHashMap<>();
    map.forEach((key, of) -> members.put(key, value.apply(of)));
    return JsonObject.of(members);
  }

  private static JsonObject file(EventFile file) {
    SequencedMap<String, JsonValue> members = new LinkedHashMap<>();
    members.put("value", JsonText.of(file.value()));
    members.put("type", JsonText.of(file.type()));
    return JsonObject.of(members);
  }
}
