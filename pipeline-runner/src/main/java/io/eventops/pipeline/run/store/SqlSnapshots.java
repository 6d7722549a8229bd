package io.eventops.pipeline.run.store;

import io.eventops.pipeline.run.RunView;
import io.eventops.pipeline.run.Snapshots;
import io.eventops.platform.sql.Database;
import io.eventops.platform.sql.Sql;
import io.vertx.sqlclient.Row;
import org.jspecify.annotations.Nullable;

/// Reads what a run refers to: its revision, and the rows of event-ingest and trigger-engine.
record SqlSnapshots(Database database) {

  Snapshots of(RunView run) {
    return new Snapshots(definition(run), event(run), fired(run), trigger(run));
  }

  private Snapshots.Definition definition(RunView run) {
    Row row =
        database
            .find(
                "SELECT r.content, r.revision, r.created_at, v.latest, v.revision_id"
                    + " FROM pipeline_revisions r JOIN pipeline_versions v ON v.id = r.version_id"
                    + " WHERE r.id = ?",
                run.revisionId())
            .orElseThrow(
                () -> new IllegalStateException("revision " + run.revisionId() + " is gone"));
    return new Snapshots.Definition(
        run.definition().name(),
        run.definition().version(),
        run.definition().creater(),
        row.getString("content"),
        row.getInteger("revision"),
        row.getInteger("latest") != 0,
        Sql.instant(row, "created_at"));
  }

  private Snapshots.@Nullable Event event(RunView run) {
    return database
        .find(
            "SELECT id, name, version, creater, content, status, status_message, received_at,"
                + " processed_at FROM events WHERE id = ?",
            run.eventId())
        .map(
            row ->
                new Snapshots.Event(
                    row.getLong("id"),
                    row.getString("name"),
                    row.getString("version"),
                    row.getString("creater"),
                    row.getString("content"),
                    row.getString("status"),
                    row.getString("status_message"),
                    Sql.instant(row, "received_at"),
                    Sql.instantOrNull(row, "processed_at")))
        .orElse(null);
  }

  private Snapshots.@Nullable Fired fired(RunView run) {
    return database
        .find(
            "SELECT id, status, message, trigger_name, trigger_creater, pipeline_image,"
                + " created_at, updated_at FROM event_triggers WHERE id = ?",
            run.eventTriggerId())
        .map(
            row ->
                new Snapshots.Fired(
                    row.getLong("id"),
                    row.getString("status"),
                    row.getString("message"),
                    row.getString("trigger_name"),
                    row.getString("trigger_creater"),
                    row.getString("pipeline_image"),
                    Sql.instant(row, "created_at"),
                    Sql.instant(row, "updated_at")))
        .orElse(null);
  }

  private Snapshots.@Nullable Trigger trigger(RunView run) {
    return database
        .find(
            "SELECT d.name, d.creater, d.event_name, d.event_version, d.event_creater,"
                + " d.created_at, r.content FROM trigger_definitions d"
                + " JOIN trigger_revisions r ON r.trigger_id = d.id AND r.generation = ?"
                + " WHERE d.id = ?",
            run.triggerGeneration(),
            run.triggerId())
        .map(
            row -> {
              String content = row.getString("content");
              return new Snapshots.Trigger(
                  row.getString("name"),
                  row.getString("creater"),
                  content == null ? "" : content,
                  row.getString("event_name"),
                  row.getString("event_version"),
                  row.getString("event_creater"),
                  run.triggerGeneration(),
                  Sql.instant(row, "created_at"));
            })
        .orElse(null);
  }
}
