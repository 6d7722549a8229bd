package io.eventops.model.json;

import org.jspecify.annotations.Nullable;

/// A JSON string, decoded.
public final class JsonText implements JsonValue {
  private final String value;
  private final @Nullable String source;

  private JsonText(String value, @Nullable String source) {
    this.value = value;
    this.source = source;
  }

  public static JsonText of(String value) {
    return new JsonText(value, null);
  }

  /// @param source the literal with its quotes, for a string that was written with escapes
  static JsonText written(String value, String source) {
    return new JsonText(value, source);
  }

  @Override
  public String raw() {
    return source != null ? source : JsonQuote.quote(value);
  }

  @Override
  public String text() {
    return value;
  }

  @Override
  public String toString() {
    return raw();
  }
}
