package io.eventops.pipeline.definition.store;

import io.eventops.model.name.ImageRef;
import io.eventops.pipeline.definition.ApplyPlan;
import io.eventops.pipeline.definition.KnownVersion;
import io.eventops.pipeline.definition.Latest;
import io.eventops.platform.sql.Sql;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Changes of one pipeline inside a transaction, which begins with locking the pipeline's row.
final class DefinitionWrites {
  private final Sql sql;
  private final Instant now;

  DefinitionWrites(Sql sql, Instant now) {
    this.sql = sql;
    this.now = now;
  }

  /// Ids for what may have to be inserted.
  record NewIds(long definition, long version, long revision) {}

  ApplyPlan apply(ImageRef image, String content, String by, NewIds ids) {
    long definition = lockedOrNew(image, ids.definition());
    ApplyPlan plan =
        ApplyPlan.of(versions(sql, definition, image.version(), true), image.version(), content);
    if (plan.changed()) {
      write(definition, image, content, by, ids, plan);
    }
    return plan;
  }

  private long lockedOrNew(ImageRef image, long newId) {
    // one statement that inserts or locks: two that look first would deadlock on the gap
    sql.update(
        "INSERT INTO pipeline_definitions (id, name, creater, public, created_at, updated_at)"
            + " VALUES (?, ?, ?, 0, ?, ?) ON DUPLICATE KEY UPDATE updated_at = updated_at",
        newId,
        image.name(),
        image.creater(),
        now,
        now);
    long id = locked(image.creater(), image.name(), true).orElseThrow();
    // a name that is used again is a new pipeline: what was public once is not so by itself
    sql.update(
        "UPDATE pipeline_definitions SET deleted_at = NULL, public = 0, description = NULL,"
            + " created_at = ?, updated_at = ? WHERE id = ? AND deleted_at IS NOT NULL",
        now,
        now,
        id);
    return id;
  }

  private Optional<Long> locked(String creater, String name, boolean deletedToo) {
    return sql.find(
            "SELECT id FROM pipeline_definitions WHERE creater = ? AND name = ?"
                + (deletedToo ? "" : " AND deleted_at IS NULL")
                + " FOR UPDATE",
            creater,
            name)
        .map(row -> row.getLong("id"));
  }

  /// All versions, deleted ones too, with the content of one of them.
  static List<KnownVersion> versions(Sql sql, long definition, String wanted, boolean lock) {
    List<KnownVersion> versions = new ArrayList<>();
    for (Row row :
        sql.query(
            "SELECT v.id, v.version, v.revision_id, v.deleted_at, r.revision,"
                + " IF(v.version = ?, r.content, NULL) AS content FROM pipeline_versions v"
                + " JOIN pipeline_revisions r ON r.id = v.revision_id WHERE v.definition_id = ?"
                + (lock ? " FOR UPDATE" : ""),
            wanted,
            definition)) {
      versions.add(
          new KnownVersion(
              row.getLong("id"),
              row.getString("version"),
              row.getLong("revision_id"),
              row.getInteger("revision"),
              row.getLocalDateTime("deleted_at") != null,
              Optional.ofNullable(row.getString("content"))));
    }
    return versions;
  }

  private void write(
      long definition, ImageRef image, String content, String by, NewIds ids, ApplyPlan plan) {
    long version = plan.known().map(KnownVersion::id).orElse(ids.version());
    if (plan.newRevision()) {
      sql.update(
          "INSERT INTO pipeline_revisions (id, version_id, revision, content, created_at,"
              + " created_by) VALUES (?, ?, ?, ?, ?, ?)",
          ids.revision(),
          version,
          plan.revision(),
          content,
          now,
          by);
    }
    if (plan.known().isEmpty()) {
      sql.update(
          "INSERT INTO pipeline_versions (id, definition_id, version, revision_id, latest,"
              + " created_at, updated_at) VALUES (?, ?, ?, ?, 0, ?, ?)",
          version,
          definition,
          image.version(),
          ids.revision(),
          now,
          now);
    } else {
      sql.update(
          "UPDATE pipeline_versions SET revision_id = ?, updated_at = ?,"
              + " created_at = IF(deleted_at IS NULL, created_at, ?), deleted_at = NULL"
              + " WHERE id = ?",
          plan.newRevision() ? ids.revision() : plan.known().get().revisionId(),
          now,
          now,
          version);
    }
    markLatest(definition, plan.latest());
  }

  private void markLatest(long definition, String latest) {
    sql.update(
        "UPDATE pipeline_versions SET latest = (version = ?)"
            + " WHERE definition_id = ? AND latest <> (version = ?)",
        latest,
        definition,
        latest);
  }

  boolean deleteVersion(ImageRef image) {
    Optional<Long> definition = locked(image.creater(), image.name(), false);
    if (definition.isEmpty()) {
      return false;
    }
    int deleted =
        sql.update(
            "UPDATE pipeline_versions SET deleted_at = ?, updated_at = ?, latest = 0"
                + " WHERE definition_id = ? AND version = ? AND deleted_at IS NULL",
            now,
            now,
            definition.get(),
            image.version());
    if (deleted > 0) {
      List<String> alive =
          versions(sql, definition.get(), "", true).stream()
              .filter(version -> !version.deleted())
              .map(KnownVersion::version)
              .toList();
      Latest.of(alive).ifPresent(latest -> markLatest(definition.get(), latest));
    }
    return deleted > 0;
  }

  boolean delete(String creater, String name) {
    Optional<Long> definition = locked(creater, name, false);
    if (definition.isEmpty()) {
      return false;
    }
    sql.update(
        "UPDATE pipeline_versions SET deleted_at = ?, updated_at = ?, latest = 0"
            + " WHERE definition_id = ? AND deleted_at IS NULL",
        now,
        now,
        definition.get());
    sql.update(
        "UPDATE pipeline_definitions SET deleted_at = ?, updated_at = ?, public = 0 WHERE id = ?",
        now,
        now,
        definition.get());
    return true;
  }
}
