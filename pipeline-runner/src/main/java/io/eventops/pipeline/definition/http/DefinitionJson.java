package io.eventops.pipeline.definition.http;

import io.eventops.model.validation.Violation;
import io.eventops.pipeline.definition.Applied;
import io.eventops.pipeline.definition.DefinitionEntry;
import io.eventops.pipeline.definition.Difference;
import io.eventops.pipeline.definition.RevisionEntry;
import io.eventops.pipeline.definition.VersionEntry;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The shapes of the contract; `Latest` has its capital letter from there.
final class DefinitionJson {
  private DefinitionJson() {}

  static JsonObject of(VersionEntry entry) {
    return new JsonObject()
        .put("name", entry.image().name())
        .put("version", entry.image().version())
        .put("creater", entry.image().creater())
        .put("status", "created")
        .put("content", entry.content())
        .put("createTime", entry.createdAt().toString())
        .put("Latest", entry.latest())
        .put("revision", entry.revision());
  }

  static JsonObject of(DefinitionEntry entry) {
    return new JsonObject()
        .put("name", entry.name())
        .put("desc", entry.description())
        .put("creater", entry.creater())
        .put("public", entry.isPublic())
        .put("createTime", entry.createdAt().toString())
        .put("versionList", of(entry.versions()));
  }

  /// An empty list is null, as in the contract.
  static @Nullable JsonArray of(List<VersionEntry> entries) {
    return entries.isEmpty()
        ? null
        : new JsonArray(entries.stream().map(DefinitionJson::of).toList());
  }

  static JsonObject of(RevisionEntry entry) {
    return new JsonObject()
        .put("revision", entry.revision())
        .put("createdAt", entry.createdAt().toString())
        .put("createdBy", entry.createdBy())
        .put("content", entry.content());
  }

  static JsonObject of(Applied applied) {
    Difference difference = applied.difference();
    return new JsonObject()
        .put("name", applied.image().name())
        .put("version", applied.image().version())
        .put("revision", applied.revision())
        .put("latest", applied.latest())
        .put("changed", applied.changed())
        .put(
            "diff",
            new JsonObject()
                .put("against", difference.against())
                .put("added", new JsonArray(difference.added()))
                .put("removed", new JsonArray(difference.removed()))
                .put("changed", new JsonArray(difference.changed())))
        .put(
            "warnings",
            new JsonArray(applied.warnings().stream().map(DefinitionJson::of).toList()));
  }

  private static JsonObject of(Violation warning) {
    return new JsonObject()
        .put("path", warning.path())
        .put("line", warning.line())
        .put("message", warning.message())
        .put("fix", warning.fix());
  }
}
