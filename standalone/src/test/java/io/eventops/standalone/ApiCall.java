package io.eventops.standalone;

import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// A call of an operation of the OpenAPI document.
///
/// @param parameters by name, wherever the document places them
/// @param headers that no document describes, as `Accept`
record ApiCall(
    String operation,
    Map<String, String> parameters,
    Map<String, String> headers,
    Optional<String> body) {

  static ApiCall of(String operation) {
    return new ApiCall(operation, Map.of(), Map.of(), Optional.empty());
  }

  ApiCall with(String parameter, Object value) {
    return new ApiCall(operation, plus(parameters, parameter, value.toString()), headers, body);
  }

  ApiCall header(String name, String value) {
    return new ApiCall(operation, parameters, plus(headers, name, value), body);
  }

  ApiCall body(JsonObject json) {
    return body(json.encode());
  }

  ApiCall body(String text) {
    return new ApiCall(operation, parameters, headers, Optional.of(text));
  }

  private static Map<String, String> plus(Map<String, String> map, String name, String value) {
    Map<String, String> more = new TreeMap<>(map);
    more.put(name, value);
    return more;
  }
}
