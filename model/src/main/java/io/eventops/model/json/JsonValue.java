package io.eventops.model.json;

/// A JSON value: immutable, safe to share between threads.
///
/// A value that was read keeps its source, so that [#raw()] gives back exactly what was sent.
public sealed interface JsonValue
    permits JsonObject, JsonArray, JsonText, JsonNumber, JsonBool, JsonNull {

  /// The JSON text of this value: the source slice of a value that was read, compact otherwise.
  String raw();

  /// The string form that filters compare and inputs receive: the characters of a string, a number
  /// in plain decimal, `true` or `false`, nothing for null, the JSON text of an object or an array.
  String text();
}
