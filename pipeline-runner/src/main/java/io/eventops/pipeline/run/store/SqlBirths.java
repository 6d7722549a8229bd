package io.eventops.pipeline.run.store;

import io.eventops.model.message.trigger.FiredTrigger;
import io.eventops.model.plan.RunStatus;
import io.eventops.pipeline.run.Birth;
import io.eventops.pipeline.run.NewRun;
import io.eventops.pipeline.run.RunBirths;
import io.eventops.platform.sql.Database;
import io.eventops.platform.sql.GroupCommit;
import io.eventops.platform.sql.Sql;
import io.eventops.platform.thread.Threads;
import io.vertx.core.Future;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Makes many runs in one transaction: the trigger's row changes its status in the same one, so
/// that it is processed once, whoever tries how often.
public final class SqlBirths implements RunBirths {
  private static final int LANES = 2;
  private static final int LARGEST_BATCH = 64;
  private static final int CAPACITY = 20_000;
  private static final Duration LONGEST_WRITE = Duration.ofSeconds(40);
  private static final String INSERT =
      "INSERT INTO pipelines (id, event_trigger_id, event_id, trigger_definition_id,"
          + " trigger_generation, definition_name, definition_version, definition_creater,"
          + " definition_revision_id, pinned, creater, status, inputs, contexts, rerun_of, owner,"
          + " fence, deadline_at, traceparent, time_begin, created_at, updated_at) VALUES";
  private static final int COLUMNS = 22;

  private final Database database;
  private final String owner;
  private final InstantSource clock;
  private final GroupCommit<Birth, Boolean> writes;

  public SqlBirths(Database database, String owner, InstantSource clock) {
    this.database = database;
    this.owner = owner;
    this.clock = clock;
    this.writes = new GroupCommit<>(LANES, LARGEST_BATCH, CAPACITY, this::commit);
  }

  @Override
  public boolean write(Birth birth) {
    return Threads.await(writes.submit(birth), LONGEST_WRITE);
  }

  private Future<List<Boolean>> commit(List<Birth> batch) {
    return Threads.call("make runs", () -> database.transaction(sql -> commit(sql, batch)));
  }

  private List<Boolean> commit(Sql sql, List<Birth> batch) {
    Instant now = clock.instant();
    Set<Long> waiting =
        lock(sql, batch.stream().map(SqlBirths::firedId).filter(id -> id > 0).toList());
    List<Boolean> results = new ArrayList<>();
    List<Tuple> runs = new ArrayList<>();
    List<Tuple> tasks = new ArrayList<>();
    List<Long> processed = new ArrayList<>();
    for (Birth birth : batch) {
      long fired = firedId(birth);
      boolean wanted = fired == 0 || waiting.remove(fired);
      results.add(wanted);
      if (wanted) {
        switch (birth) {
          case Birth.Made(NewRun run) -> {
            runs.add(row(run, now));
            TaskRows.collect(run.facts(), now, run.reused(), tasks);
            if (fired > 0) {
              processed.add(fired);
            }
          }
          case Birth.Refused(long id, String message) ->
              sql.update(
                  "UPDATE event_triggers SET status = 'processFailed', message = ?,"
                      + " updated_at = ? WHERE id = ?",
                  message,
                  now,
                  id);
        }
      }
    }
    if (!runs.isEmpty()) {
      sql.insertRows(INSERT, COLUMNS, runs);
    }
    TaskRows.insert(sql, tasks);
    markProcessed(sql, processed, now);
    return results;
  }

  private static long firedId(Birth birth) {
    return switch (birth) {
      case Birth.Made(NewRun run) -> run.origin() == null ? 0 : run.origin().firedId();
      case Birth.Refused(long id, _) -> id;
    };
  }

  private static Set<Long> lock(Sql sql, List<Long> fired) {
    Set<Long> waiting = new HashSet<>();
    if (!fired.isEmpty()) {
      List<Object> ids = padded(fired);
      sql.query(
              "SELECT id FROM event_triggers WHERE status = 'pass' AND id IN "
                  + Sql.marks(ids.size())
                  + " FOR UPDATE SKIP LOCKED",
              ids.toArray())
          .forEach(row -> waiting.add(row.getLong("id")));
    }
    return waiting;
  }

  private static void markProcessed(Sql sql, List<Long> fired, Instant now) {
    if (!fired.isEmpty()) {
      List<Object> parameters = new ArrayList<>(padded(fired));
      int ids = parameters.size();
      parameters.addFirst(Sql.tuple(now).getValue(0));
      sql.update(
          "UPDATE event_triggers SET status = 'processed', updated_at = ? WHERE id IN "
              + Sql.marks(ids),
          parameters.toArray());
    }
  }

  /// Few sizes of statements, so that their cache stays small.
  private static List<Object> padded(List<Long> ids) {
    int size = ids.size() == 1 ? 1 : LARGEST_BATCH;
    List<Object> padded = new ArrayList<>(ids);
    padded.addAll(Collections.nCopies(size - ids.size(), ids.getLast()));
    return padded;
  }

  private Tuple row(NewRun run, Instant now) {
    NewRun.Origin origin = run.origin();
    boolean runs = run.status() == RunStatus.RUNNING;
    return Sql.tuple(
        run.facts().id(),
        origin == null || origin.firedId() == 0 ? null : origin.firedId(),
        run.facts().eventId() == 0 ? null : run.facts().eventId(),
        origin == null || origin.triggerId() == 0 ? null : origin.triggerId(),
        origin == null || origin.triggerId() == 0 ? null : origin.generation(),
        run.image().name(),
        run.image().version(),
        run.image().creater(),
        run.facts().revisionId(),
        RunJson.numbers(run.facts().children()),
        run.facts().creater(),
        run.status().text(),
        RunJson.texts(run.facts().inputs()),
        RunJson.values(run.contexts()),
        run.rerunOf() == 0 ? null : run.rerunOf(),
        runs ? owner : null,
        runs ? NewRun.FIRST_FENCE : 0,
        run.deadline(),
        run.facts().traceparent(),
        runs ? now : null,
        run.facts().made(),
        now);
  }

  @Override
  public List<FiredTrigger> waiting(Duration age, int most) {
    List<FiredTrigger> waiting = new ArrayList<>();
    database
        .query(
            "SELECT t.id, t.event_id, t.trigger_id, t.trigger_generation, t.entry,"
                + " t.trigger_creater, t.pipeline_image, t.inputs, e.traceparent"
                + " FROM event_triggers t LEFT JOIN events e ON e.id = t.event_id"
                + " WHERE t.status = 'pass' AND t.created_at < ? ORDER BY t.id LIMIT ?",
            clock.instant().minus(age),
            most)
        .forEach(
            row ->
                waiting.add(
                    new FiredTrigger(
                        row.getLong("id"),
                        row.getLong("event_id"),
                        row.getLong("trigger_id"),
                        row.getLong("trigger_generation"),
                        row.getInteger("entry"),
                        row.getString("trigger_creater"),
                        row.getString("pipeline_image"),
                        RunJson.texts(row.getString("inputs")),
                        row.getString("traceparent"))));
    return waiting;
  }
}
