package io.eventops.pipeline.run.store;

import io.eventops.model.name.ImageRef;
import io.eventops.model.plan.RunStatus;
import io.eventops.pipeline.run.RunFilter;
import io.eventops.pipeline.run.RunView;
import io.eventops.pipeline.run.RunViews;
import io.eventops.pipeline.run.Snapshots;
import io.eventops.pipeline.run.TaskView;
import io.eventops.platform.sql.Database;
import io.eventops.platform.sql.Sql;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// Reads runs, tasks, and the rows of other services that a run came from.
public final class SqlViews implements RunViews {
  private static final String RUN =
      "SELECT id, definition_name, definition_version, definition_creater, definition_revision_id,"
          + " creater, status, stop_reason, event_trigger_id, event_id, trigger_definition_id,"
          + " trigger_generation, rerun_of, time_begin, time_end, created_at, updated_at"
          + " FROM pipelines p WHERE p.creater = ?";
  private static final String TASK =
      "SELECT t.id, t.parent_task_id, t.alias, t.type, t.status, t.actuator_id, t.choose_tag,"
          + " t.job_sign, t.error, t.exit_code, t.inputs, t.contexts, t.outputs, t.deadline_at,"
          + " t.time_begin, t.time_end, t.pipeline_id, t.creater, t.created_at, t.updated_at,"
          + " a.name AS actuator_name FROM pipeline_tasks t"
          + " LEFT JOIN actuators a ON a.id = t.actuator_id";

  private final Database database;
  private final InstantSource clock;

  public SqlViews(Database database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  @Override
  public List<RunView> list(String user, RunFilter filter) {
    StringBuilder sql = new StringBuilder(RUN);
    List<@Nullable Object> parameters = new ArrayList<>();
    parameters.add(user);
    ImageRef event = filter.event();
    if (event != null) {
      sql.append(
          " AND p.event_id IN (SELECT e.id FROM events e WHERE e.creater = ? AND e.name = ?"
              + " AND e.version = ?)");
      parameters.addAll(List.of(event.creater(), event.name(), event.version()));
    }
    ImageRef definition = filter.definition();
    if (definition != null) {
      sql.append(
          " AND p.definition_creater = ? AND p.definition_name = ? AND p.definition_version = ?");
      parameters.addAll(List.of(definition.creater(), definition.name(), definition.version()));
    }
    also(sql, parameters, " AND p.event_id = ?", filter.eventId());
    also(sql, parameters, " AND p.trigger_definition_id = ?", filter.triggerId());
    also(
        sql,
        parameters,
        " AND p.status = ?",
        filter.status() == null ? null : filter.status().text());
    also(sql, parameters, " AND p.id < ?", filter.before());
    sql.append(" ORDER BY p.id DESC LIMIT ?");
    parameters.add(filter.top());
    List<RunView> runs = new ArrayList<>();
    database.query(sql.toString(), parameters.toArray()).forEach(row -> runs.add(run(row)));
    return runs;
  }

  private static void also(
      StringBuilder sql, List<@Nullable Object> parameters, String clause, @Nullable Object value) {
    if (value != null) {
      sql.append(clause);
      parameters.add(value);
    }
  }

  @Override
  public Optional<RunView> find(String user, long runId) {
    return database.find(RUN + " AND p.id = ?", user, runId).map(SqlViews::run);
  }

  private static RunView run(Row row) {
    String reason = row.getString("stop_reason");
    return new RunView(
        row.getLong("id"),
        new ImageRef(
            row.getString("definition_creater"),
            row.getString("definition_name"),
            row.getString("definition_version")),
        row.getLong("definition_revision_id"),
        row.getString("creater"),
        RunStatus.of(row.getString("status")),
        reason == null ? "" : reason,
        idOrZero(row, "event_trigger_id"),
        idOrZero(row, "event_id"),
        idOrZero(row, "trigger_definition_id"),
        idOrZero(row, "trigger_generation"),
        idOrZero(row, "rerun_of"),
        Sql.instantOrNull(row, "time_begin"),
        Sql.instantOrNull(row, "time_end"),
        Sql.instant(row, "created_at"),
        Sql.instant(row, "updated_at"));
  }

  private static long idOrZero(Row row, String column) {
    Long id = row.getLong(column);
    return id == null ? 0 : id;
  }

  @Override
  public List<TaskView> tasks(long runId) {
    List<TaskView> tasks = new ArrayList<>();
    database
        .query(TASK + " WHERE t.pipeline_id = ? ORDER BY t.id", runId)
        .forEach(row -> tasks.add(task(row)));
    return tasks;
  }

  @Override
  public Optional<TaskView> task(String user, long runId, long taskId) {
    return database
        .find(TASK + " WHERE t.id = ? AND t.pipeline_id = ? AND t.creater = ?", taskId, runId, user)
        .map(SqlViews::task);
  }

  private static TaskView task(Row row) {
    String actuator = row.getString("actuator_name");
    return new TaskView(
        TaskRows.of(row),
        row.getLong("pipeline_id"),
        row.getString("creater"),
        actuator == null ? "" : actuator,
        Sql.instant(row, "created_at"),
        Sql.instant(row, "updated_at"));
  }

  @Override
  public Snapshots snapshots(RunView run) {
    return new SqlSnapshots(database).of(run);
  }

  @Override
  public OptionalLong trigger(String user, String name) {
    return database
        .find("SELECT id FROM trigger_definitions WHERE creater = ? AND name = ?", user, name)
        .map(row -> OptionalLong.of(row.getLong("id")))
        .orElseGet(OptionalLong::empty);
  }

  @Override
  public Cancelling cancel(String user, long runId) {
    Instant now = clock.instant();
    return database.transaction(
        sql -> {
          Optional<Row> run =
              sql.find(
                  "SELECT status FROM pipelines WHERE id = ? AND creater = ? FOR UPDATE",
                  runId,
                  user);
          if (run.isEmpty()) {
            return Cancelling.NOT_FOUND;
          }
          return switch (RunStatus.of(run.get().getString("status"))) {
            case SUCCESS, FAILED, CANCEL -> Cancelling.OVER;
            case QUEUED -> {
              sql.update(
                  "UPDATE pipelines SET status = 'cancel', cancel_by = ?, stop_reason = ?,"
                      + " time_end = ?, updated_at = ? WHERE id = ?",
                  user,
                  "user: " + user + " stop",
                  now,
                  now,
                  runId);
              yield Cancelling.OVER;
            }
            case RUNNING -> {
              sql.update(
                  "UPDATE pipelines SET cancel_by = COALESCE(cancel_by, ?), updated_at = ?"
                      + " WHERE id = ?",
                  user,
                  now,
                  runId);
              yield Cancelling.ASKED;
            }
          };
        });
  }
}
