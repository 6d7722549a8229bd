package io.eventops.platform.http;

import io.eventops.model.validation.Violation;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/// Violations in answers.
public final class Violations {
  private Violations() {}

  /// Objects with `path`, `line`, `message` and `fix`.
  public static JsonArray json(List<Violation> violations) {
    JsonArray array = new JsonArray();
    for (Violation violation : violations) {
      array.add(
          new JsonObject()
              .put("path", violation.path())
              .put("line", violation.line())
              .put("message", violation.message())
              .put("fix", violation.fix()));
    }
    return array;
  }
}
