package io.eventops.pipeline.actuator.store;

import io.eventops.model.definition.ActuatorDefinition;
import io.eventops.model.definition.TunnelDefinition;
import io.eventops.pipeline.actuator.ActuatorChange;
import io.eventops.pipeline.actuator.KnownActuator;
import io.eventops.platform.crypto.Digests;
import io.eventops.platform.sql.Sql;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Changes of one actuator inside a transaction, which begins with locking its row.
final class ActuatorWrites {
  private static final String KNOWN =
      "SELECT id, deleted_at, content, host_key FROM actuators WHERE creater = ? AND name = ?";

  private final Sql sql;
  private final ActuatorRows rows;
  private final Instant now;

  ActuatorWrites(Sql sql, ActuatorRows rows, Instant now) {
    this.sql = sql;
    this.rows = rows;
    this.now = now;
  }

  static Optional<KnownActuator> known(Sql sql, ActuatorRows rows, String creater, String name) {
    return sql.find(KNOWN, creater, name).map(rows::known);
  }

  ActuatorChange apply(String creater, ActuatorDefinition definition, long newId) {
    String type = definition.target().kind().toString();
    // one statement that inserts or locks: two that look first would deadlock on the gap
    sql.update(
        "INSERT INTO actuators (id, name, creater, type, content, created_at, updated_at,"
            + " deleted_at) VALUES (?, ?, ?, ?, '', ?, ?, ?)"
            + " ON DUPLICATE KEY UPDATE updated_at = updated_at",
        newId,
        definition.name(),
        creater,
        type,
        now,
        now,
        now);
    KnownActuator known =
        sql.find(KNOWN + " FOR UPDATE", creater, definition.name()).map(rows::known).orElseThrow();
    ActuatorChange change = ActuatorChange.of(Optional.of(known), definition);
    if (change.changed()) {
      write(known, definition, change, type);
      writeTags(known.id(), creater, type, definition.tags());
    }
    return change;
  }

  private void write(
      KnownActuator known, ActuatorDefinition definition, ActuatorChange change, String type) {
    Optional<TunnelDefinition> tunnel = definition.tunnel();
    sql.update(
        "UPDATE actuators SET type = ?, content = ?, host_key = ?, client_id = ?,"
            + " client_token_hash = ?, created_at = IF(deleted_at IS NULL, created_at, ?),"
            + " updated_at = ?, deleted_at = NULL WHERE id = ?",
        type,
        rows.seal(known.id(), definition),
        change.hostKey().orElse(null),
        tunnel.map(TunnelDefinition::clientId).orElse(null),
        tunnel.map(ActuatorWrites::tokenHash).orElse(null),
        now,
        now,
        known.id());
    if (change.otherWay()) {
      sql.update(
          "UPDATE actuators SET status = 'unknown', last_seen_at = NULL, last_error = NULL"
              + " WHERE id = ?",
          known.id());
    }
  }

  private static Buffer tokenHash(TunnelDefinition tunnel) {
    return Buffer.buffer(Digests.sha256(tunnel.clientToken().reveal()));
  }

  private void writeTags(long id, String creater, String type, List<String> tags) {
    sql.update("DELETE FROM actuator_tags WHERE actuator_id = ?", id);
    List<Tuple> tagRows =
        tags.stream().distinct().map(tag -> Sql.tuple(id, tag, creater, type)).toList();
    sql.insertRows(
        "INSERT INTO actuator_tags (actuator_id, tag, creater, type) VALUES", 4, tagRows);
  }

  boolean delete(String creater, String name) {
    Optional<Long> id =
        sql.find(
                "SELECT id FROM actuators WHERE creater = ? AND name = ? AND deleted_at IS NULL"
                    + " FOR UPDATE",
                creater,
                name)
            .map(row -> row.getLong("id"));
    if (id.isEmpty()) {
      return false;
    }
    sql.update("DELETE FROM actuator_tags WHERE actuator_id = ?", id.get());
    sql.update(
        "UPDATE actuators SET deleted_at = ?, updated_at = ?, client_id = NULL,"
            + " client_token_hash = NULL WHERE id = ?",
        now,
        now,
        id.get());
    eraseUnused(creater);
    return true;
  }

  /// A deleted definition is needed until the tasks that are on it have ended.
  private void eraseUnused(String creater) {
    sql.update(
        "UPDATE actuators a SET a.content = '', a.host_key = NULL"
            + " WHERE a.creater = ? AND a.deleted_at IS NOT NULL AND LENGTH(a.content) > 0"
            + " AND NOT EXISTS (SELECT 1 FROM pipeline_tasks t WHERE t.actuator_id = a.id"
            + " AND t.status IN "
            + SqlActuators.UNFINISHED
            + ")",
        creater);
  }
}
