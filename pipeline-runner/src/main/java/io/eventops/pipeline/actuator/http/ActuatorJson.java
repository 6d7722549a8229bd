package io.eventops.pipeline.actuator.http;

import io.eventops.model.validation.Violation;
import io.eventops.pipeline.actuator.ActuatorApplied;
import io.eventops.pipeline.actuator.ActuatorEntry;
import io.eventops.pipeline.actuator.HostKeyFingerprint;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Locale;

/// The shapes of the contract, and what this version adds to them.
final class ActuatorJson {
  private ActuatorJson() {}

  static JsonObject of(ActuatorEntry entry) {
    return new JsonObject()
        .put("name", entry.name())
        .put("creater", entry.creater())
        .put("type", entry.type())
        .put("status", entry.status().name().toLowerCase(Locale.ROOT))
        .put("tags", new JsonArray(entry.tags()))
        .put("createdAt", entry.createdAt().toString())
        .put("updatedAt", entry.updatedAt().toString())
        .put("lastSeenAt", entry.lastSeenAt().map(Instant::toString).orElse(null))
        .put("lastError", entry.lastError())
        .put("hostKey", entry.hostKey().map(HostKeyFingerprint::of).orElse(""));
  }

  static JsonObject of(ActuatorApplied applied) {
    return new JsonObject()
        .put("name", applied.name())
        .put("type", applied.type())
        .put("changed", applied.changed())
        .put("warnings", new JsonArray(applied.warnings().stream().map(ActuatorJson::of).toList()));
  }

  private static JsonObject of(Violation warning) {
    return new JsonObject()
        .put("path", warning.path())
        .put("line", warning.line())
        .put("message", warning.message())
        .put("fix", warning.fix());
  }
}
