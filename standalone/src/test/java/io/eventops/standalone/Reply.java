package io.eventops.standalone;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;

/// What the house answered.
public record Reply(int status, HttpHeaders headers, String body) {

  public static Reply of(HttpResponse<String> response) {
    return new Reply(response.statusCode(), response.headers(), response.body());
  }

  public JsonObject json() {
    return new JsonObject(body);
  }

  /// The object inside the wrapper; fails the test when this is no success.
  public JsonObject data() {
    return success().getJsonObject("Data");
  }

  /// The list inside the wrapper, null when it is empty; fails the test when this is no success.
  public JsonArray list() {
    JsonArray list = success().getJsonArray("Data");
    return list == null ? new JsonArray() : list;
  }

  private JsonObject success() {
    if (status != 200) {
      throw new AssertionError(status + " " + body);
    }
    return json();
  }

  /// The stable code of a problem.
  public String code() {
    return json().getString("code");
  }

  public String message() {
    return json().getString("Msg");
  }

  public String header(String name) {
    return headers.firstValue(name).orElse("");
  }
}
