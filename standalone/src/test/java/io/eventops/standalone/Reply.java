package io.eventops.standalone;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;

/// What the house answered.
record Reply(int status, HttpHeaders headers, String body) {

  static Reply of(HttpResponse<String> response) {
    return new Reply(response.statusCode(), response.headers(), response.body());
  }

  JsonObject json() {
    return new JsonObject(body);
  }

  /// The object inside the wrapper; fails the test when this is no success.
  JsonObject data() {
    return success().getJsonObject("Data");
  }

  /// The list inside the wrapper; fails the test when this is no success.
  JsonArray list() {
    return success().getJsonArray("Data");
  }

  private JsonObject success() {
    if (status != 200) {
      throw new AssertionError(status + " " + body);
    }
    return json();
  }

  /// The stable code of a problem.
  String code() {
    return json().getString("code");
  }

  String message() {
    return json().getString("Msg");
  }

  String header(String name) {
    return headers.firstValue(name).orElse("");
  }
}
