package io.eventops.cli.server;

import java.util.Map;

/// A request that came.
///
/// @param target path and query as they came
/// @param headers with lower-case names
public record Recorded(String method, String target, Map<String, String> headers, String body) {

  /// `GET /api/actuator/`
  public String line() {
    return method + " " + target;
  }

  public String header(String name) {
    return headers.getOrDefault(name, "");
  }
}
