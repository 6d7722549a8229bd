package io.eventops.pipeline.actuator.store;

import io.eventops.model.definition.ActuatorDefinition;
import io.eventops.pipeline.actuator.ActuatorChange;
import io.eventops.pipeline.actuator.ActuatorEntry;
import io.eventops.pipeline.actuator.ActuatorStore;
import io.eventops.platform.crypto.SecretBox;
import io.eventops.platform.sql.Database;
import io.eventops.platform.sql.IdBlocks;
import io.vertx.sqlclient.Row;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Actuators in MySQL or MariaDB.
public final class SqlActuators implements ActuatorStore {
  /// Statuses of tasks that may still be on their actuator.
  static final String UNFINISHED = "('queued', 'initializing', 'created', 'running')";

  private static final String ENTRY =
      "SELECT a.id, a.name, a.creater, a.type, a.status, a.created_at, a.updated_at,"
          + " a.last_seen_at, a.last_error, a.host_key FROM actuators a"
          + " WHERE a.creater = ? AND a.deleted_at IS NULL";

  private final Database database;
  private final IdBlocks ids;
  private final InstantSource clock;
  private final ActuatorRows rows;

  public SqlActuators(Database database, IdBlocks ids, SecretBox secrets, InstantSource clock) {
    this.database = database;
    this.ids = ids;
    this.clock = clock;
    this.rows = new ActuatorRows(secrets);
  }

  @Override
  public List<ActuatorEntry> list(String creater, String after, int most) {
    List<Row> found = new ArrayList<>();
    database
        .query(ENTRY + " AND a.name > ? ORDER BY a.name LIMIT ?", creater, after, most)
        .forEach(found::add);
    return entries(creater, found);
  }

  @Override
  public Optional<ActuatorEntry> entry(String creater, String name) {
    return database
        .find(ENTRY + " AND a.name = ?", creater, name)
        .map(row -> entries(creater, List.of(row)).getFirst());
  }

  private List<ActuatorEntry> entries(String creater, List<Row> found) {
    if (found.isEmpty()) {
      return List.of();
    }
    Map<Long, List<String>> tags = new HashMap<>();
    for (Row row :
        database.query(
            "SELECT t.actuator_id, t.tag FROM actuators a"
                + " JOIN actuator_tags t ON t.actuator_id = a.id"
                + " WHERE a.creater = ? AND a.name BETWEEN ? AND ? ORDER BY t.tag",
            creater,
            found.getFirst().getString("name"),
            found.getLast().getString("name"))) {
      tags.computeIfAbsent(row.getLong("actuator_id"), _ -> new ArrayList<>())
          .add(row.getString("tag"));
    }
    return found.stream()
        .map(row -> ActuatorRows.entry(row, tags.getOrDefault(row.getLong("id"), List.of())))
        .toList();
  }

  @Override
  public Optional<ActuatorDefinition> definition(String creater, String name) {
    return database
        .find(
            "SELECT id, content FROM actuators WHERE creater = ? AND name = ?"
                + " AND deleted_at IS NULL",
            creater,
            name)
        .flatMap(rows::definition);
  }

  @Override
  public int unfinishedTasks(String creater, String name) {
    return database
        .find(
            "SELECT COUNT(*) AS tasks FROM actuators a"
                + " JOIN pipeline_tasks t ON t.actuator_id = a.id AND t.status IN "
                + UNFINISHED
                + " WHERE a.creater = ? AND a.name = ?",
            creater,
            name)
        .map(row -> row.getInteger("tasks"))
        .orElse(0);
  }

  @Override
  public ActuatorChange plan(String creater, ActuatorDefinition definition) {
    return ActuatorChange.of(
        ActuatorWrites.known(database, rows, creater, definition.name()), definition);
  }

  @Override
  public ActuatorChange apply(String creater, ActuatorDefinition definition) {
    ActuatorChange change = plan(creater, definition);
    if (!change.changed()) {
      return change;
    }
    // before the transaction: an id block may need a connection of its own
    long newId = ids.next("actuator");
    return database.transaction(
        sql -> new ActuatorWrites(sql, rows, clock.instant()).apply(creater, definition, newId));
  }

  @Override
  public boolean delete(String creater, String name) {
    return database.transaction(
        sql -> new ActuatorWrites(sql, rows, clock.instant()).delete(creater, name));
  }

  @Override
  public boolean forgetHostKey(String creater, String name) {
    int found =
        database.update(
            "UPDATE actuators SET host_key = NULL, updated_at = ?"
                + " WHERE creater = ? AND name = ? AND deleted_at IS NULL",
            clock.instant(),
            creater,
            name);
    return found > 0;
  }
}
