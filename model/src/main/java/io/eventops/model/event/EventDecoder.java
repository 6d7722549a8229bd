package io.eventops.model.event;

import io.eventops.model.json.JsonArray;
import io.eventops.model.json.JsonBool;
import io.eventops.model.json.JsonLimits;
import io.eventops.model.json.JsonNull;
import io.eventops.model.json.JsonNumber;
import io.eventops.model.json.JsonObject;
import io.eventops.model.json.JsonReader;
import io.eventops.model.json.JsonText;
import io.eventops.model.json.JsonValue;
import io.eventops.model.json.MalformedJson;
import io.eventops.model.validation.InvalidDocument;
import io.eventops.model.validation.Violation;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Reads events from JSON. Values and labels are strings, as the contract says; maps and users may
/// be null or absent; fields it does not know are ignored. Safe to share between threads.
public final class EventDecoder {
  private static final int DEPTH = 32;
  private static final int LONGEST_NAME = 1024;
  private static final int LONGEST_NUMBER = 256;

  private final EventLimits limits;
  private final JsonReader reader;

  public EventDecoder(EventLimits limits) {
    this.limits = limits;
    this.reader =
        new JsonReader(new JsonLimits(limits.length(), DEPTH, LONGEST_NAME, LONGEST_NUMBER));
  }

  /// Reads and checks one event.
  ///
  /// @throws InvalidDocument with everything that is wrong, if anything is
  public Event decode(byte[] utf8) {
    try {
      return event(reader.read(utf8));
    } catch (MalformedJson malformed) {
      throw invalid(malformed);
    }
  }

  /// Reads and checks one event, as [#decode(byte[])] does.
  public Event decode(String json) {
    try {
      return event(reader.read(json));
    } catch (MalformedJson malformed) {
      throw invalid(malformed);
    }
  }

  /// Checks an event that was read as part of something larger.
  ///
  /// @throws InvalidDocument with everything that is wrong, if anything is
  public Event event(JsonValue value) {
    EventBuilder builder = new EventBuilder(limits);
    if (value instanceof JsonObject object) {
      new Fields(builder, object).read();
    } else {
      builder.wrong("", 0, "an event is a JSON object, not " + kind(value), "");
    }
    return builder.build();
  }

  private static InvalidDocument invalid(MalformedJson malformed) {
    String subject = malformed.path().isEmpty() ? "the event " : "it ";
    InvalidDocument invalid =
        new InvalidDocument(
            List.of(
                new Violation(
                    malformed.path(), malformed.line(), subject + malformed.getMessage())));
    invalid.initCause(malformed);
    return invalid;
  }

  private static String kind(JsonValue value) {
    return switch (value) {
      case JsonObject _ -> "an object";
      case JsonArray _ -> "an array";
      case JsonText _ -> "a string";
      case JsonNumber _ -> "a number";
      case JsonBool _ -> "true or false";
      case JsonNull _ -> "null";
    };
  }

  private record Fields(EventBuilder builder, JsonObject object) {

    void read() {
      text("name", object.get("name"), text -> builder.name(text, 0));
      text("version", object.get("version"), text -> builder.version(text, 0));
      timestamp();
      entries("values", (key, value) -> builder.value(key, value, 0));
      files();
      entries("labels", (key, value) -> builder.label(key, value, 0));
      users();
    }

    /// Null is as good as a missing field, and both are an empty text.
    private void text(String path, @Nullable JsonValue value, Consumer<String> text) {
      switch (value) {
        case JsonText string -> text.accept(string.text());
        case null -> text.accept("");
        case JsonNull _ -> text.accept("");
        case JsonNumber _, JsonBool _, JsonObject _, JsonArray _ ->
            builder.wrong(
                path, 0, "is " + kind(value) + ", not a string", "write it in double quotes");
      }
    }

    private void timestamp() {
      JsonValue value = object.get("timestamp");
      try {
        builder.timestamp(
            value == null || value instanceof JsonNull ? null : Long.valueOf(value.raw()), 0);
      } catch (NumberFormatException notWhole) {
        builder.wrong(
            "timestamp", 0, "is not a whole number of seconds", "write it as in 1661422308");
      }
    }

    private void entries(String field, BiConsumer<String, String> entry) {
      JsonObject entries = map(field);
      if (entries == null) {
        return;
      }
      entries
          .members()
          .forEach(
              (key, value) ->
                  text(EventBuilder.place(field, key), value, text -> entry.accept(key, text)));
    }

    private void files() {
      JsonObject files = map("files");
      if (files == null) {
        return;
      }
      files
          .members()
          .forEach(
              (key, value) -> {
                String path = EventBuilder.place("files", key);
                if (value instanceof JsonObject file) {
                  text(
                      path + ".value",
                      file.get("value"),
                      where ->
                          text(
                              path + ".type",
                              file.get("type"),
                              type -> builder.file(key, new EventFile(where, type), 0)));
                } else {
                  builder.wrong(
                      path,
                      0,
                      "is " + kind(value) + ", not an object",
                      "write it as in {\"value\": \"dir/name\", \"type\": \"minio\"}");
                }
              });
    }

    private @Nullable JsonObject map(String field) {
      JsonValue value = object.get(field);
      if (value == null || value instanceof JsonNull) {
        return null;
      }
      if (value instanceof JsonObject entries) {
        return builder.accepts(field, entries.members().size(), 0) ? entries : null;
      }
      builder.wrong(field, 0, "is " + kind(value) + ", not an object", "write it in braces");
      return null;
    }

    private void users() {
      JsonValue value = object.get("users");
      if (value == null || value instanceof JsonNull) {
        return;
      }
      if (!(value instanceof JsonArray array)) {
        builder.wrong("users", 0, "is " + kind(value) + ", not an array", "write it in brackets");
      } else if (builder.accepts("users", array.elements().size(), 0)) {
        for (int i = 0; i < array.elements().size(); i++) {
          text("users[" + i + "]", array.elements().get(i), text -> builder.user(text, 0));
        }
      }
    }
  }
}
