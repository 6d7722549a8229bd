package io.eventops.pipeline.run.store;

import io.eventops.pipeline.run.RunChange;
import io.eventops.pipeline.run.RunEnd;
import io.eventops.pipeline.run.RunFacts;
import io.eventops.pipeline.run.RunStore;
import io.eventops.pipeline.run.StoredRun;
import io.eventops.pipeline.run.TaskRow;
import io.eventops.pipeline.run.Value;
import io.eventops.platform.sql.Database;
import io.eventops.platform.sql.GroupCommit;
import io.eventops.platform.sql.Sql;
import io.eventops.platform.thread.Threads;
import io.vertx.core.Future;
import io.vertx.mysqlclient.MySQLException;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Writes the changes of many runs in few transactions. Each transaction first locks the rows of
/// its runs and leaves out those that are not owned under the fence that the change names.
public final class SqlRuns implements RunStore {
  private static final int LANES = 3;
  private static final int LARGEST_BATCH = 64;
  private static final int CAPACITY = 10_000;
  private static final Duration LONGEST_WRITE = Duration.ofSeconds(40);

  /// A statement of 16 MiB is what every server takes.
  private static final long LARGEST = 5L << 20;

  private static final int PACKET_TOO_LARGE = 1153;
  private static final String DATA_EXCEPTION = "22";
  private static final String RUN =
      "SELECT id, created_at, creater, event_id, definition_revision_id, pinned, inputs, contexts,"
          + " cancel_by, deadline_at, traceparent FROM pipelines WHERE id = ?";
  private static final String TASKS =
      "SELECT "
          + TaskRows.COLUMNS
          + " FROM pipeline_tasks WHERE pipeline_id = ?"
          + " ORDER BY time_end IS NULL, time_end, id";

  private final Database database;
  private final String owner;
  private final GroupCommit<RunChange, Boolean> writes;

  public SqlRuns(Database database, String owner) {
    this.database = database;
    this.owner = owner;
    this.writes = new GroupCommit<>(LANES, LARGEST_BATCH, CAPACITY, this::commit);
  }

  @Override
  public boolean write(RunChange change) {
    // before the others of its batch have anything to do with it
    if (ChangeSize.of(change) > LARGEST) {
      throw new Refused("its values have more than " + LARGEST + " characters together", null);
    }
    try {
      return Threads.await(writes.submit(change), LONGEST_WRITE);
    } catch (MySQLException fault) {
      throw isForGood(fault) ? new Refused(String.valueOf(fault.getMessage()), fault) : fault;
    }
  }

  /// The data are at fault, not the moment.
  private static boolean isForGood(MySQLException fault) {
    return fault.getErrorCode() == PACKET_TOO_LARGE
        || String.valueOf(fault.getSqlState()).startsWith(DATA_EXCEPTION);
  }

  private Future<List<Boolean>> commit(List<RunChange> batch) {
    return Threads.call("write runs", () -> database.transaction(sql -> commit(sql, batch)));
  }

  private List<Boolean> commit(Sql sql, List<RunChange> batch) {
    Map<Long, Long> fences = lock(sql, batch);
    List<Boolean> results = new ArrayList<>();
    List<Tuple> added = new ArrayList<>();
    for (RunChange change : batch) {
      Long fence = fences.get(change.facts().id());
      boolean owned = fence != null && fence == change.fence();
      results.add(owned);
      if (owned) {
        TaskRows.collect(change.facts(), change.at(), change.added(), added);
        change.changed().forEach(task -> TaskRows.update(sql, task, change.at()));
        writeRun(sql, change);
      }
    }
    TaskRows.insert(sql, added);
    return results;
  }

  private Map<Long, Long> lock(Sql sql, List<RunChange> batch) {
    List<Object> parameters = new ArrayList<>(List.of(owner));
    batch.forEach(change -> parameters.add(change.facts().id()));
    // few sizes of statements, so that their cache stays small
    int size = batch.size() == 1 ? 1 : LARGEST_BATCH;
    parameters.addAll(Collections.nCopies(size - batch.size(), parameters.getLast()));
    Map<Long, Long> fences = new HashMap<>();
    sql.query(
            "SELECT id, fence FROM pipelines WHERE owner = ? AND status = 'running' AND id IN "
                + Sql.marks(size)
                + " ORDER BY id FOR UPDATE",
            parameters.toArray())
        .forEach(row -> fences.put(row.getLong("id"), row.getLong("fence")));
    return fences;
  }

  private static void writeRun(Sql sql, RunChange change) {
    Map<String, Value> contexts = change.contexts();
    Instant deadline = change.deadline();
    RunEnd end = change.end();
    if (contexts != null || deadline != null) {
      sql.update(
          "UPDATE pipelines SET contexts = COALESCE(?, contexts),"
              + " deadline_at = COALESCE(?, deadline_at), updated_at = ? WHERE id = ?",
          contexts == null ? null : RunJson.values(contexts),
          deadline,
          change.at(),
          change.facts().id());
    }
    if (end != null) {
      sql.update(
          "UPDATE pipelines SET status = ?, stop_reason = ?, time_end = ?, updated_at = ?"
              + " WHERE id = ?",
          end.status().text(),
          end.reason().isEmpty() ? null : end.reason(),
          end.at(),
          change.at(),
          change.facts().id());
    }
  }

  @Override
  public boolean fail(RunFacts run, long fence, String reason, Instant at) {
    return database.transaction(
        sql -> {
          int owned =
              sql.update(
                  "UPDATE pipelines SET status = 'failed', stop_reason = ?, time_end = ?,"
                      + " updated_at = ? WHERE id = ? AND owner = ? AND fence = ?"
                      + " AND status = 'running'",
                  reason,
                  at,
                  at,
                  run.id(),
                  owner,
                  fence);
          if (owned == 1) {
            sql.update(
                "UPDATE pipeline_tasks SET status = 'error', error = ?, time_end = ?,"
                    + " updated_at = ? WHERE pipeline_id = ?"
                    + " AND status IN ('initializing', 'queued', 'created', 'running')",
                reason,
                at,
                at,
                run.id());
          }
          return owned == 1;
        });
  }

  @Override
  public StoredRun load(long runId) {
    Row run =
        database
            .find(RUN, runId)
            .orElseThrow(() -> new IllegalStateException("run " + runId + " is gone"));
    List<TaskRow> tasks = new ArrayList<>();
    database.query(TASKS, runId).forEach(row -> tasks.add(TaskRows.of(row)));
    Long event = run.getLong("event_id");
    return new StoredRun(
        new RunFacts(
            runId,
            Sql.instant(run, "created_at"),
            run.getString("creater"),
            event == null ? 0 : event,
            run.getLong("definition_revision_id"),
            RunJson.numbers(run.getString("pinned")),
            RunJson.texts(run.getString("inputs")),
            run.getString("traceparent")),
        RunJson.values(run.getString("contexts")),
        run.getString("cancel_by"),
        Sql.instantOrNull(run, "deadline_at"),
        tasks);
  }

  @Override
  public Map<String, String> calledBack(long taskId) {
    Map<String, String> outputs = new HashMap<>();
    database
        .find("SELECT outputs FROM pipeline_tasks WHERE id = ?", taskId)
        .map(row -> RunJson.values(row.getString("outputs")))
        .ifPresent(values -> values.forEach((name, value) -> outputs.put(name, value.value())));
    return outputs;
  }
}
