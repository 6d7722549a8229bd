package io.eventops.ingest.event.store;

import io.eventops.ingest.event.Batch;
import io.eventops.ingest.event.EventFilter;
import io.eventops.ingest.event.EventLibrary;
import io.eventops.ingest.event.IncomingEvent;
import io.eventops.ingest.event.StoredEvent;
import io.eventops.platform.sql.Database;
import io.eventops.platform.sql.IdBlocks;
import io.eventops.platform.sql.Sql;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The table `events`.
public final class SqlEvents implements EventLibrary {
  private static final String INSERT =
      "INSERT INTO events (id, name, version, creater, status, content, idempotency_key,"
          + " content_hash, traceparent, received_at) VALUES";
  private static final int COLUMNS = 10;
  private static final int RACES = 3;

  private final Database database;
  private final IdBlocks ids;

  public SqlEvents(Database database, IdBlocks ids) {
    this.database = database;
    this.ids = ids;
  }

  /// Stores the events in one transaction; complete after the commit.
  Future<Batch> store(List<IncomingEvent> events) {
    return ids.reserve("event", events.size()).compose(firstId -> store(events, firstId, RACES));
  }

  private Future<Batch> store(List<IncomingEvent> events, long firstId, int races) {
    List<Batch.Key> keys = keys(events);
    if (keys.isEmpty()) {
      Batch batch = Batch.decide(events, firstId, Map.of());
      return database.sendTransaction(sql -> insert(sql, batch));
    }
    return database
        .sendTransaction(
            sql ->
                stored(sql, keys)
                    .compose(stored -> insert(sql, Batch.decide(events, firstId, stored))))
        .recover(
            // another process stored one of the keys in between: now it is there to be read
            fault ->
                Sql.isDuplicateKey(fault) && races > 0
                    ? store(events, firstId, races - 1)
                    : Future.failedFuture(fault));
  }

  private static List<Batch.Key> keys(List<IncomingEvent> events) {
    List<Batch.Key> keys = new ArrayList<>();
    for (IncomingEvent event : events) {
      String key = event.idempotencyKey();
      if (key != null) {
        keys.add(new Batch.Key(event.creater(), key));
      }
    }
    return keys;
  }

  private static Future<Map<Batch.Key, Batch.Stored>> stored(Sql sql, List<Batch.Key> keys) {
    Object[] parameters = new Object[keys.size() * 2];
    for (int i = 0; i < keys.size(); i++) {
      parameters[2 * i] = keys.get(i).creater();
      parameters[2 * i + 1] = keys.get(i).key();
    }
    String pairs = "(?, ?), ".repeat(keys.size() - 1) + "(?, ?)";
    return sql.send(
            "SELECT id, creater, idempotency_key, content_hash FROM events"
                + " WHERE (creater, idempotency_key) IN ("
                + pairs
                + ")",
            parameters)
        .map(
            rows -> {
              Map<Batch.Key, Batch.Stored> stored = new HashMap<>();
              for (Row row : rows) {
                stored.put(
                    new Batch.Key(row.getString("creater"), row.getString("idempotency_key")),
                    new Batch.Stored(
                        row.getLong("id"),
                        HexFormat.of().formatHex(row.getBuffer("content_hash").getBytes())));
              }
              return stored;
            });
  }

  private static Future<Batch> insert(Sql sql, Batch batch) {
    List<Tuple> rows = batch.rows().stream().map(SqlEvents::tuple).toList();
    return sql.sendRows(INSERT, COLUMNS, rows).map(batch);
  }

  private static Tuple tuple(Batch.Row row) {
    IncomingEvent event = row.event();
    return Sql.tuple(
        row.id(),
        event.name(),
        event.version(),
        event.creater(),
        "created",
        event.content(),
        event.idempotencyKey(),
        event.idempotencyKey() == null
            ? null
            : Buffer.buffer(HexFormat.of().parseHex(row.contentHash())),
        event.traceparent(),
        event.receivedAt());
  }

  @Override
  public List<StoredEvent> list(EventFilter filter) {
    EventSelection selection = EventSelection.of(filter);
    List<StoredEvent> events = new ArrayList<>();
    for (Row row : database.query(selection.sql(), selection.parameters().toArray())) {
      events.add(event(row, null));
    }
    return events;
  }

  @Override
  public Optional<StoredEvent> find(long id, String creater) {
    return database
        .find(
            "SELECT " + EventSelection.SHOWN + ", content FROM events WHERE id = ? AND creater = ?",
            id,
            creater)
        .map(row -> event(row, row.getString("content")));
  }

  private static StoredEvent event(Row row, @Nullable String content) {
    return new StoredEvent(
        row.getLong("id"),
        row.getString("name"),
        row.getString("version"),
        row.getString("creater"),
        row.getString("status"),
        row.getString("status_message"),
        Sql.instant(row, "received_at"),
        Sql.instantOrNull(row, "processed_at"),
        row.getInteger("fired"),
        content);
  }
}
