package io.eventops.pipeline.serving;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import org.jspecify.annotations.Nullable;

/// What a service answered.
public record Reply(int status, String contentType, String body) {

  public JsonObject json() {
    return new JsonObject(body);
  }

  public @Nullable Object data() {
    return json().getValue("Data");
  }

  public JsonObject object() {
    return json().getJsonObject("Data");
  }

  public JsonArray array() {
    return json().getJsonArray("Data");
  }

  /// The stable code of a problem.
  public String code() {
    return json().getString("code");
  }
}
