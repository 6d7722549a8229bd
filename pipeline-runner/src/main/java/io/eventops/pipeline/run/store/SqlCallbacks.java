package io.eventops.pipeline.run.store;

import io.eventops.pipeline.run.Callbacks;
import io.eventops.pipeline.run.Value;
import io.eventops.platform.sql.Database;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Outputs go straight into the task's row, whoever owns the run.
public final class SqlCallbacks implements Callbacks.Store {
  private static final String RUNNING = "status IN ('created', 'running')";

  private final Database database;
  private final InstantSource clock;

  public SqlCallbacks(Database database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  @Override
  public Optional<Callbacks.Attempt> attempt(long runId, long taskId) {
    return database
        .find(
            "SELECT "
                + RUNNING
                + " AS running, callback_hash FROM pipeline_tasks"
                + " WHERE id = ? AND pipeline_id = ? AND type <> 'pipeline'",
            taskId,
            runId)
        .map(
            row -> {
              Buffer hash = row.getBuffer("callback_hash");
              return new Callbacks.Attempt(
                  row.getInteger("running") != 0,
                  hash == null ? null : HexFormat.of().formatHex(hash.getBytes()));
            });
  }

  @Override
  public boolean add(long runId, long taskId, List<Value> outputs) {
    return database.transaction(
        sql -> {
          Optional<Row> task =
              sql.find(
                  "SELECT outputs FROM pipeline_tasks WHERE id = ? AND pipeline_id = ? AND "
                      + RUNNING
                      + " FOR UPDATE",
                  taskId,
                  runId);
          if (task.isEmpty() || outputs.isEmpty()) {
            return task.isPresent();
          }
          Map<String, Value> all = new HashMap<>(RunJson.values(task.get().getString("outputs")));
          outputs.forEach(output -> all.put(output.name(), output));
          sql.update(
              "UPDATE pipeline_tasks SET outputs = ?, updated_at = ? WHERE id = ?",
              RunJson.values(all),
              clock.instant(),
              taskId);
          return true;
        });
  }
}
