package io.eventops.trigger.verdict.store;

import io.eventops.platform.sql.Database;
import io.eventops.trigger.definition.Revision;
import io.eventops.trigger.verdict.History;
import io.vertx.sqlclient.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads `events`, `event_triggers`, `trigger_revisions` and, for their status, `pipelines`.
public final class SqlHistory implements History {
  private final Database database;

  public SqlHistory(Database database) {
    this.database = database;
  }

  @Override
  public Optional<PastEvent> event(long id) {
    return database
        .find("SELECT id, creater, status, content, generation FROM events WHERE id = ?", id)
        .map(
            row ->
                new PastEvent(
                    row.getLong("id"),
                    row.getString("creater"),
                    row.getString("status"),
                    row.getString("content"),
                    row.getLong("generation")));
  }

  @Override
  public List<PastFiring> firings(long eventId) {
    List<PastFiring> firings = new ArrayList<>();
    for (Row row :
        database.query(
            "SELECT t.trigger_id, t.entry, t.trigger_creater, t.message, p.id AS run_id,"
                + " p.status AS run_status FROM event_triggers t"
                + " LEFT JOIN pipelines p ON p.event_trigger_id = t.id WHERE t.event_id = ?",
            eventId)) {
      firings.add(
          new PastFiring(
              row.getLong("trigger_id"),
              row.getInteger("entry"),
              row.getString("trigger_creater"),
              row.getLong("run_id"),
              row.getString("run_status"),
              row.getString("message")));
    }
    return firings;
  }

  @Override
  public List<Revision> triggers(String creater, @Nullable Long generation) {
    List<Revision> revisions = new ArrayList<>();
    for (Row row :
        database.query(
            "SELECT r.generation, r.trigger_id, r.content FROM trigger_definitions d"
                + " JOIN trigger_revisions r ON r.trigger_id = d.id AND r.generation ="
                + " (SELECT MAX(n.generation) FROM trigger_revisions n"
                + " WHERE n.trigger_id = d.id AND n.generation <= ?)"
                + " WHERE d.creater = ? ORDER BY d.name",
            generation == null ? Long.MAX_VALUE : generation,
            creater)) {
      revisions.add(
          new Revision(
              row.getLong("generation"),
              row.getLong("trigger_id"),
              creater,
              row.getString("content")));
    }
    return revisions;
  }
}
