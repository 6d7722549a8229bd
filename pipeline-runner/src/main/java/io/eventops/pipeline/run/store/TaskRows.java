package io.eventops.pipeline.run.store;

import io.eventops.model.plan.TaskStatus;
import io.eventops.pipeline.run.RunFacts;
import io.eventops.pipeline.run.TaskRow;
import io.eventops.platform.sql.Sql;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `pipeline_tasks`, read and written.
final class TaskRows {
  static final String COLUMNS =
      "id, parent_task_id, alias, type, status, actuator_id, choose_tag, job_sign, error,"
          + " exit_code, inputs, contexts, outputs, deadline_at, time_begin, time_end";

  private static final String INSERT =
      "INSERT INTO pipeline_tasks (pipeline_id, creater, created_at, updated_at, "
          + COLUMNS
          + ") VALUES";
  private static final int INSERTED = 20;
  private static final String UPDATE =
      "UPDATE pipeline_tasks SET status = ?, actuator_id = ?, choose_tag = ?, job_sign = ?,"
          + " error = ?, exit_code = ?, inputs = COALESCE(?, inputs),"
          + " contexts = COALESCE(?, contexts), outputs = COALESCE(?, outputs), deadline_at = ?,"
          + " time_begin = ?, time_end = ?, updated_at = ? WHERE id = ?";
  private static final int LONGEST_ERROR = 10_000;

  private TaskRows() {}

  static void collect(RunFacts run, Instant at, List<TaskRow> tasks, List<Tuple> into) {
    for (TaskRow task : tasks) {
      into.add(
          Sql.tuple(
              run.id(),
              run.creater(),
              at,
              at,
              task.id(),
              task.parentTaskId(),
              task.alias(),
              task.type(),
              task.status().text(),
              task.actuatorId(),
              task.chooseTag(),
              task.jobSign(),
              shortened(task.error()),
              task.exitCode(),
              RunJson.valuesOrNull(task.inputs()),
              RunJson.valuesOrNull(task.contexts()),
              RunJson.valuesOrNull(task.outputs()),
              task.deadline(),
              task.begin(),
              task.end()));
    }
  }

  static void insert(Sql sql, List<Tuple> rows) {
    if (!rows.isEmpty()) {
      sql.insertRows(INSERT, INSERTED, rows);
    }
  }

  static void update(Sql sql, TaskRow task, Instant at) {
    sql.update(
        UPDATE,
        task.status().text(),
        task.actuatorId(),
        task.chooseTag(),
        task.jobSign(),
        shortened(task.error()),
        task.exitCode(),
        RunJson.valuesOrNull(task.inputs()),
        RunJson.valuesOrNull(task.contexts()),
        RunJson.valuesOrNull(task.outputs()),
        task.deadline(),
        task.begin(),
        task.end(),
        at,
        task.id());
  }

  private static @Nullable String shortened(@Nullable String error) {
    return error == null || error.length() <= LONGEST_ERROR
        ? error
        : error.substring(0, LONGEST_ERROR);
  }

  static TaskRow of(Row row) {
    return new TaskRow(
        row.getLong("id"),
        row.getLong("parent_task_id"),
        row.getString("alias"),
        row.getString("type"),
        TaskStatus.of(row.getString("status")),
        row.getLong("actuator_id"),
        row.getString("choose_tag"),
        row.getString("job_sign"),
        row.getString("error"),
        row.getInteger("exit_code"),
        RunJson.values(row.getString("inputs")),
        RunJson.values(row.getString("contexts")),
        RunJson.values(row.getString("outputs")),
        Sql.instantOrNull(row, "deadline_at"),
        Sql.instantOrNull(row, "time_begin"),
        Sql.instantOrNull(row, "time_end"));
  }
}
