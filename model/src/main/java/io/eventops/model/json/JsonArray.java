package io.eventops.model.json;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A JSON array.
public final class JsonArray implements JsonValue {
  private final List<JsonValue> elements;
  private final @Nullable Source source;

  private JsonArray(List<JsonValue> elements, @Nullable Source source) {
    this.elements = elements;
    this.source = source;
  }

  public static JsonArray of(List<? extends JsonValue> elements) {
    return new JsonArray(List.copyOf(elements), null);
  }

  static JsonArray read(List<JsonValue> elements, Source source) {
    return new JsonArray(List.copyOf(elements), source);
  }

  /// Null beyond the last element.
  public @Nullable JsonValue get(int index) {
    return index < elements.size() ? elements.get(index) : null;
  }

  public List<JsonValue> elements() {
    return elements;
  }

  @Override
  public String raw() {
    if (source != null) {
      return source.slice();
    }
    return elements.stream().map(JsonValue::raw).collect(Collectors.joining(",", "[", "]"));
  }

  @Override
  public String text() {
    return raw();
  }

  @Override
  public String toString() {
    return raw();
  }
}
