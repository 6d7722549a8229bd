package io.eventops.trigger.definition.store;

import io.eventops.model.definition.TriggerDefinition;
import io.eventops.platform.sql.Database;
import io.eventops.platform.sql.IdBlocks;
import io.eventops.platform.sql.Sql;
import io.eventops.trigger.definition.Revision;
import io.eventops.trigger.definition.StoredTrigger;
import io.eventops.trigger.definition.TriggerStore;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The tables `trigger_definitions`, `trigger_revisions` and `trigger_generation`.
public final class SqlTriggers implements TriggerStore {
  private static final String SELECT =
      "SELECT d.id, d.name, d.creater, d.generation, r.content, d.event_name, d.event_version,"
          + " d.event_creater, d.created_at, d.updated_at FROM trigger_definitions d"
          + " JOIN trigger_revisions r ON r.generation = d.generation"
          + " WHERE d.creater = ? AND d.deleted_at IS NULL";

  /// Triggers that are read at once, so that long contents do not come all at the same time.
  private static final int CHUNK = 16;

  /// A list ends when it has so many.
  private static final long MOST_CHARACTERS = 16L * 1024 * 1024;

  private final Database database;
  private final IdBlocks ids;
  private final InstantSource clock;

  public SqlTriggers(Database database, IdBlocks ids, InstantSource clock) {
    this.database = database;
    this.ids = ids;
    this.clock = clock;
  }

  @Override
  public Applied apply(String creater, TriggerDefinition definition, String content) {
    return database.transaction(
        sql -> {
          // the lock on the counter orders all changes of triggers, so generations commit in order
          long generation = nextGeneration(sql);
          Optional<StoredTrigger> there = find(sql, creater, definition.name());
          if (there.filter(trigger -> trigger.content().equals(content)).isPresent()) {
            return new Applied(there.get().generation(), false);
          }
          Instant now = clock.instant();
          long id = upsert(sql, creater, definition, generation, now);
          insertRevision(sql, generation, id, content, creater, now);
          return new Applied(generation, true);
        });
  }

  private static long nextGeneration(Sql sql) {
    return 1
        + sql.query("SELECT generation FROM trigger_generation WHERE id = 1 FOR UPDATE")
            .iterator()
            .next()
            .getLong(0);
  }

  private long upsert(
      Sql sql, String creater, TriggerDefinition definition, long generation, Instant now) {
    Optional<Long> known =
        sql.find(
                "SELECT id FROM trigger_definitions WHERE creater = ? AND name = ?",
                creater,
                definition.name())
            .map(row -> row.getLong(0));
    if (known.isPresent()) {
      sql.update(
          "UPDATE trigger_definitions SET generation = ?, event_name = ?, event_version = ?,"
              + " event_creater = ?, updated_at = ?,"
              + " created_at = IF(deleted_at IS NULL, created_at, ?), deleted_at = NULL"
              + " WHERE id = ?",
          generation,
          definition.eventName(),
          definition.eventVersion(),
          definition.eventCreater(),
          now,
          now,
          known.get());
      return known.get();
    }
    long id = ids.next("trigger_definition");
    sql.update(
        "INSERT INTO trigger_definitions (id, name, creater, generation, event_name,"
            + " event_version, event_creater, created_at, updated_at)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        id,
        definition.name(),
        creater,
        generation,
        definition.eventName(),
        definition.eventVersion(),
        definition.eventCreater(),
        now,
        now);
    return id;
  }

  private static void insertRevision(
      Sql sql, long generation, long id, @Nullable String content, String by, Instant now) {
    sql.update(
        "INSERT INTO trigger_revisions (generation, trigger_id, content, created_at, created_by)"
            + " VALUES (?, ?, ?, ?, ?)",
        generation,
        id,
        content,
        now,
        by);
    sql.update("UPDATE trigger_generation SET generation = ? WHERE id = 1", generation);
  }

  @Override
  public Optional<Long> delete(String creater, String name) {
    return database.transaction(
        sql -> {
          long generation = nextGeneration(sql);
          Optional<StoredTrigger> there = find(sql, creater, name);
          if (there.isEmpty()) {
            return Optional.empty();
          }
          Instant now = clock.instant();
          sql.update(
              "UPDATE trigger_definitions SET generation = ?, deleted_at = ?, updated_at = ?"
                  + " WHERE id = ?",
              generation,
              now,
              now,
              there.get().id());
          insertRevision(sql, generation, there.get().id(), null, creater, now);
          return Optional.of(generation);
        });
  }

  @Override
  public List<StoredTrigger> list(String creater, String after, int most) {
    List<StoredTrigger> triggers = new ArrayList<>();
    long characters = 0;
    String last = after;
    while (triggers.size() < most && characters < MOST_CHARACTERS) {
      List<StoredTrigger> chunk = chunk(creater, last, Math.min(CHUNK, most - triggers.size()));
      if (chunk.isEmpty()) {
        break;
      }
      triggers.addAll(chunk);
      characters += chunk.stream().mapToLong(trigger -> trigger.content().length()).sum();
      last = chunk.getLast().name();
    }
    return triggers;
  }

  private List<StoredTrigger> chunk(String creater, String after, int most) {
    List<StoredTrigger> chunk = new ArrayList<>();
    database
        .query(SELECT + " AND d.name > ? ORDER BY d.name LIMIT ?", creater, after, most)
        .forEach(row -> chunk.add(trigger(row)));
    return chunk;
  }

  @Override
  public Optional<StoredTrigger> find(String creater, String name) {
    return find(database, creater, name);
  }

  private static Optional<StoredTrigger> find(Sql sql, String creater, String name) {
    return sql.find(SELECT + " AND d.name = ?", creater, name).map(SqlTriggers::trigger);
  }

  @Override
  public List<Revision> revisionsAfter(long generation) {
    return revisions(
        "SELECT r.generation, r.trigger_id, d.creater, r.content FROM trigger_revisions r"
            + " JOIN trigger_definitions d ON d.id = r.trigger_id"
            + " WHERE r.generation > ? ORDER BY r.generation",
        generation);
  }

  @Override
  public List<Revision> current() {
    return revisions(
        "SELECT r.generation, r.trigger_id, d.creater, r.content FROM trigger_definitions d"
            + " JOIN trigger_revisions r ON r.generation = d.generation"
            + " ORDER BY r.generation");
  }

  private List<Revision> revisions(String sql, Object... parameters) {
    List<Revision> revisions = new ArrayList<>();
    for (Row row : database.query(sql, parameters)) {
      revisions.add(
          new Revision(
              row.getLong("generation"),
              row.getLong("trigger_id"),
              row.getString("creater"),
              row.getString("content")));
    }
    return revisions;
  }

  private static StoredTrigger trigger(Row row) {
    return new StoredTrigger(
        row.getLong("id"),
        row.getString("name"),
        row.getString("creater"),
        row.getLong("generation"),
        row.getString("content"),
        row.getString("event_name"),
        row.getString("event_version"),
        row.getString("event_creater"),
        Sql.instant(row, "created_at"),
        Sql.instant(row, "updated_at"));
  }
}
