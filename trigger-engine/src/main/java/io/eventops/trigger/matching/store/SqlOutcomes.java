package io.eventops.trigger.matching.store;

import io.eventops.model.match.Firing;
import io.eventops.model.message.ingest.AcceptedEvent;
import io.eventops.model.message.trigger.FiredTrigger;
import io.eventops.platform.sql.Database;
import io.eventops.platform.sql.IdBlocks;
import io.eventops.platform.sql.Sql;
import io.eventops.trigger.matching.Outcome;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Claims rows of `events` and inserts `event_triggers`.
public final class SqlOutcomes {
  private static final String INSERT =
      "INSERT INTO event_triggers (id, event_id, trigger_id, trigger_generation, entry,"
          + " trigger_name, trigger_creater, pipeline_image, inputs, status, created_at,"
          + " updated_at) VALUES";
  private static final int COLUMNS = 12;

  private final Database database;
  private final IdBlocks ids;
  private final InstantSource clock;

  public SqlOutcomes(Database database, IdBlocks ids, InstantSource clock) {
    this.database = database;
    this.ids = ids;
    this.clock = clock;
  }

  /// Moves the events on and stores what they fire, in one transaction. Events that somebody else
  /// has moved on are left alone.
  ///
  /// Fails with [Stale], and changes nothing, when the triggers have been changed since the events
  /// were matched: an event that is accepted after a change is matched against it, whichever
  /// process does that.
  Future<List<FiredTrigger>> commit(List<Outcome> outcomes) {
    int firings = outcomes.stream().mapToInt(outcome -> outcome.firings().size()).sum();
    return ids.reserve("event_trigger", Math.max(1, firings))
        .compose(
            firstId ->
                database
                    .sendTransaction(sql -> claimAll(sql, outcomes, firstId))
                    .recover(
                        fault ->
                            fault instanceof Raced
                                ? database.sendTransaction(sql -> claimSome(sql, outcomes, firstId))
                                : Future.failedFuture(fault)));
  }

  private static Future<Void> checkGeneration(Sql sql, List<Outcome> outcomes) {
    long matched = outcomes.stream().mapToLong(Outcome::generation).min().orElse(Long.MAX_VALUE);
    return sql.send("SELECT generation FROM trigger_generation WHERE id = 1")
        .compose(
            rows ->
                rows.iterator().next().getLong(0) > matched
                    ? Future.failedFuture(new Stale())
                    : Future.succeededFuture());
  }

  /// The usual case: all events still wait, and no look at them is needed before they are moved.
  private Future<List<FiredTrigger>> claimAll(Sql sql, List<Outcome> outcomes, long firstId) {
    return checkGeneration(sql, outcomes)
        .compose(_ -> move(sql, outcomes))
        .compose(
            moved ->
                moved == outcomes.size()
                    ? store(sql, outcomes, firstId)
                    : Future.failedFuture(new Raced()));
  }

  /// Somebody else has moved some: those that wait are locked, the others left out.
  private Future<List<FiredTrigger>> claimSome(Sql sql, List<Outcome> outcomes, long firstId) {
    Object[] all = padded(outcomes.stream().map(outcome -> outcome.event().id()).toList());
    return checkGeneration(sql, outcomes)
        .compose(_ -> waiting(sql, all))
        .compose(
            waiting -> {
              List<Outcome> left =
                  outcomes.stream()
                      .filter(outcome -> waiting.contains(outcome.event().id()))
                      .toList();
              return move(sql, left).compose(_ -> store(sql, left, firstId));
            });
  }

  private static Future<Set<Long>> waiting(Sql sql, Object[] all) {
    return sql.send(
            "SELECT id FROM events WHERE id IN "
                + Sql.marks(all.length)
                + " AND status = 'created' FOR UPDATE SKIP LOCKED",
            all)
        .map(
            rows -> {
              Set<Long> waiting = new HashSet<>();
              rows.forEach(row -> waiting.add(row.getLong(0)));
              return waiting;
            });
  }

  /// Events with the same outcome share a statement.
  private record Group(long generation, int fired, @Nullable String fault) {}

  private Future<Integer> move(Sql sql, List<Outcome> outcomes) {
    Map<Group, List<Long>> groups = new HashMap<>();
    for (Outcome outcome : outcomes) {
      Group group = new Group(outcome.generation(), outcome.firings().size(), outcome.fault());
      groups.computeIfAbsent(group, _ -> new ArrayList<>()).add(outcome.event().id());
    }
    Future<Integer> moved = Future.succeededFuture(0);
    for (Map.Entry<Group, List<Long>> entry : groups.entrySet()) {
      moved =
          moved.compose(
              before -> move(sql, entry.getKey(), entry.getValue()).map(count -> before + count));
    }
    return moved;
  }

  private Future<Integer> move(Sql sql, Group group, List<Long> events) {
    List<@Nullable Object> parameters = new ArrayList<>();
    parameters.add(group.fault() == null ? "processed" : "processFailed");
    parameters.add(group.fault());
    parameters.add(clock.instant());
    parameters.add(group.generation());
    parameters.add(group.fired());
    Object[] padded = padded(events);
    parameters.addAll(List.of(padded));
    return sql.send(
            "UPDATE events SET status = ?, status_message = ?, processed_at = ?, generation = ?,"
                + " fired = ? WHERE id IN "
                + Sql.marks(padded.length)
                + " AND status = 'created'",
            parameters.toArray())
        .map(rows -> rows.rowCount());
  }

  /// As many values as the next power of two, the last one repeated: few statements are prepared
  /// whatever the size of a batch.
  private static Object[] padded(List<Long> ids) {
    int size = Integer.highestOneBit(Math.max(1, ids.size() * 2 - 1));
    Object[] padded = new Object[size];
    for (int i = 0; i < size; i++) {
      padded[i] = ids.get(Math.min(i, ids.size() - 1));
    }
    return padded;
  }

  private Future<List<FiredTrigger>> store(Sql sql, List<Outcome> outcomes, long firstId) {
    List<FiredTrigger> fired = new ArrayList<>();
    List<Tuple> rows = new ArrayList<>();
    Instant now = clock.instant();
    for (Outcome outcome : outcomes) {
      for (Firing firing : outcome.firings()) {
        FiredTrigger trigger = fired(firstId + fired.size(), outcome.event(), firing);
        fired.add(trigger);
        rows.add(row(trigger, firing, now));
      }
    }
    return sql.sendRows(INSERT, COLUMNS, rows).map(fired);
  }

  private static FiredTrigger fired(long id, AcceptedEvent event, Firing firing) {
    return new FiredTrigger(
        id,
        event.id(),
        firing.trigger().id(),
        firing.trigger().generation(),
        firing.entry(),
        firing.trigger().creater(),
        firing.trigger().entries().get(firing.entry()).image().toString(),
        firing.inputs(),
        event.traceparent());
  }

  private static Tuple row(FiredTrigger fired, Firing firing, Instant now) {
    JsonObject inputs = new JsonObject();
    fired.inputs().forEach(inputs::put);
    return Sql.tuple(
        fired.id(),
        fired.eventId(),
        fired.triggerId(),
        fired.generation(),
        fired.entry(),
        firing.trigger().name(),
        fired.triggerCreater(),
        fired.image(),
        inputs.encode(),
        "pass",
        now,
        now);
  }

  /// Events that still wait although they are older than that. Blocks.
  List<AcceptedEvent> waiting(Duration age, int most) {
    List<AcceptedEvent> events = new ArrayList<>();
    for (Row row :
        database.query(
            "SELECT id, creater, name, version, content, received_at, traceparent FROM events"
                + " WHERE status = 'created' AND received_at < ? ORDER BY id LIMIT ?",
            clock.instant().minus(age),
            most)) {
      events.add(
          new AcceptedEvent(
              row.getLong("id"),
              row.getString("creater"),
              row.getString("name"),
              row.getString("version"),
              row.getString("content"),
              Sql.instant(row, "received_at").toEpochMilli(),
              row.getString("traceparent")));
    }
    return events;
  }

  /// The events were matched against triggers that are not the newest.
  static final class Stale extends RuntimeException {
    Stale() {
      super("the triggers have been changed", null, false, false);
    }
  }

  /// Not all events of a batch were waiting any more.
  private static final class Raced extends RuntimeException {
    Raced() {
      super("some events were processed by somebody else", null, false, false);
    }
  }
}
