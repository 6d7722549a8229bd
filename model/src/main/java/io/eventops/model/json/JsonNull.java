package io.eventops.model.json;

/// JSON `null`: present, but without a text.
public enum JsonNull implements JsonValue {
  NULL;

  @Override
  public String raw() {
    return "null";
  }

  @Override
  public String text() {
    return "";
  }
}
