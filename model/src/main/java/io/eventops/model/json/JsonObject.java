package io.eventops.model.json;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// A JSON object; its members keep the order in which they were written.
public final class JsonObject implements JsonValue {
  private final SequencedMap<String, JsonValue> members;
  private final @Nullable Source source;

  private JsonObject(SequencedMap<String, JsonValue> members, @Nullable Source source) {
    this.members = members;
    this.source = source;
  }

  public static JsonObject of(SequencedMap<String, ? extends JsonValue> members) {
    return new JsonObject(new LinkedHashMap<>(members), null);
  }

  /// Takes the map as its own.
  static JsonObject read(SequencedMap<String, JsonValue> members, Source source) {
    return new JsonObject(members, source);
  }

  public @Nullable JsonValue get(String name) {
    return members.get(name);
  }

  public int size() {
    return members.size();
  }

  public void forEach(BiConsumer<String, JsonValue> action) {
    members.forEach(action);
  }

  public SequencedMap<String, JsonValue> members() {
    return Collections.unmodifiableSequencedMap(members);
  }

  @Override
  public String raw() {
    if (source != null) {
      return source.slice();
    }
    StringBuilder out = new StringBuilder("{");
    members.forEach(
        (name, value) -> {
          JsonQuote.append(out.length() == 1 ? out : out.append(','), name);
          out.append(':').append(value.raw());
        });
    return out.append('}').toString();
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
