package io.eventops.cli.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A request to the server.
///
/// @param body sent as JSON; null for none, and then without a content type
/// @param repeatable whether doing it twice is the same as doing it once
public record Call(
    String method,
    Target target,
    @Nullable JsonNode body,
    Map<String, String> headers,
    boolean repeatable) {

  public static Call get(Target target) {
    return new Call("GET", target, null, Map.of(), true);
  }

  public static Call delete(Target target) {
    return new Call("DELETE", target, null, Map.of(), true);
  }

  public static Call post(Target target) {
    return new Call("POST", target, null, Map.of(), false);
  }

  public static Call post(Target target, JsonNode body) {
    return new Call("POST", target, body, Map.of(), false);
  }

  public static Call patch(Target target, JsonNode body) {
    return new Call("PATCH", target, body, Map.of(), true);
  }

  /// The same call, which may be sent again when the server was too busy.
  public Call asRepeatable() {
    return new Call(method, target, body, headers, true);
  }

  /// May be sent again, because the server knows it by this key.
  public Call withIdempotencyKey(String key) {
    return new Call(method, target, body, Map.of("Idempotency-Key", key), true);
  }
}
