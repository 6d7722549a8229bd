package io.eventops.model.json;

/// JSON `true` or `false`.
public enum JsonBool implements JsonValue {
  TRUE,
  FALSE;

  @Override
  public String raw() {
    return text();
  }

  @Override
  public String text() {
    return this == TRUE ? "true" : "false";
  }
}
