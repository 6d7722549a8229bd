package io.eventops.pipeline.run.store;

import io.eventops.pipeline.run.Value;
import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The JSON columns of runs and tasks.
final class RunJson {
  private RunJson() {}

  static String values(Map<String, Value> values) {
    JsonObject json = new JsonObject();
    values.forEach(
        (name, value) ->
            json.put(
                name,
                new JsonObject()
                    .put("name", value.name())
                    .put("value", value.value())
                    .put("type", value.type())));
    return json.encode();
  }

  /// Null for none, which a write takes as: leave it as it is.
  static @Nullable String valuesOrNull(Map<String, Value> values) {
    return values.isEmpty() ? null : values(values);
  }

  static Map<String, Value> values(@Nullable String json) {
    if (json == null) {
      return Map.of();
    }
    Map<String, Value> values = new HashMap<>();
    JsonObject object = new JsonObject(json);
    for (String name : object.fieldNames()) {
      JsonObject value = object.getJsonObject(name, new JsonObject());
      values.put(name, new Value(name, value.getString("value", ""), value.getString("type", "")));
    }
    return values;
  }

  static String texts(Map<String, String> texts) {
    JsonObject json = new JsonObject();
    texts.forEach(json::put);
    return json.encode();
  }

  static Map<String, String> texts(String json) {
    Map<String, String> texts = new HashMap<>();
    new JsonObject(json)
        .forEach(entry -> texts.put(entry.getKey(), String.valueOf(entry.getValue())));
    return texts;
  }

  static String numbers(Map<String, Long> numbers) {
    JsonObject json = new JsonObject();
    numbers.forEach(json::put);
    return json.encode();
  }

  static Map<String, Long> numbers(String json) {
    Map<String, Long> numbers = new HashMap<>();
    JsonObject object = new JsonObject(json);
    for (String name : object.fieldNames()) {
      Long number = object.getLong(name);
      if (number != null) {
        numbers.put(name, number);
      }
    }
    return numbers;
  }
}
