package io.eventops.pipeline.run.store;

import io.eventops.pipeline.run.Claim;
import io.eventops.pipeline.run.FairShare;
import io.eventops.pipeline.run.RunClaims;
import io.eventops.platform.sql.Database;
import io.eventops.platform.sql.Sql;
import io.vertx.sqlclient.Row;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongPredicate;

/// Ownership as conditional updates of `pipelines`, and leases by the clock of the database.
public final class SqlClaims implements RunClaims {
  private static final int MOST_USERS = 500;

  private final Database database;
  private final String owner;
  private final InstantSource clock;

  public SqlClaims(Database database, String owner, InstantSource clock) {
    this.database = database;
    this.owner = owner;
    this.clock = clock;
  }

  @Override
  public void forgetOthers() {
    database.update("DELETE FROM runner_leases WHERE owner <> ?", owner);
  }

  @Override
  public void renew(Duration life) {
    database.update(
        "INSERT INTO runner_leases (owner, expires_at)"
            + " VALUES (?, UTC_TIMESTAMP(3) + INTERVAL ? MICROSECOND)"
            + " ON DUPLICATE KEY UPDATE expires_at = UTC_TIMESTAMP(3) + INTERVAL ? MICROSECOND",
        owner,
        life.toNanos() / 1000,
        life.toNanos() / 1000);
  }

  @Override
  public int living() {
    return database
        .find("SELECT COUNT(*) FROM runner_leases WHERE expires_at > UTC_TIMESTAMP(3)")
        .map(row -> Math.max(1, row.getInteger(0)))
        .orElse(1);
  }

  @Override
  public List<Claim> takeOver(LongPredicate carriedOut, int most) {
    List<Claim> claims = new ArrayList<>();
    for (Row row :
        database.query(
            "SELECT p.id, p.creater, p.fence, p.owner FROM pipelines p"
                + " LEFT JOIN runner_leases l ON l.owner = p.owner"
                + " AND l.expires_at > UTC_TIMESTAMP(3)"
                + " WHERE p.status = 'running' AND (l.owner IS NULL OR l.owner = ?)"
                + " ORDER BY p.id",
            owner)) {
      if (claims.size() == most) {
        break;
      }
      if (!carriedOut.test(row.getLong("id")) && take(row)) {
        claims.add(
            new Claim(row.getLong("id"), row.getString("creater"), row.getLong("fence") + 1));
      }
    }
    return claims;
  }

  /// Only one of those who try can be the first to change the fence.
  private boolean take(Row run) {
    return database.update(
            "UPDATE pipelines SET owner = ?, fence = fence + 1, updated_at = ?"
                + " WHERE id = ? AND fence = ? AND status = 'running'",
            owner,
            clock.instant(),
            run.getLong("id"),
            run.getLong("fence"))
        == 1;
  }

  @Override
  public Claimed claim(int most, int mostPerUser) {
    Set<String> users = usersWithQueue();
    if (most <= 0 || users.isEmpty()) {
      return new Claimed(List.of(), users);
    }
    return database.transaction(
        sql -> {
          // one process at a time, so that two together do not give a user more than is allowed
          sql.query("SELECT owner FROM runner_leases ORDER BY owner LIMIT 1 FOR UPDATE");
          Map<String, Integer> running = running(sql);
          Map<String, List<Long>> queued = new LinkedHashMap<>();
          Map<Long, Row> rows = new HashMap<>();
          for (String user : users) {
            int room = Math.min(most, mostPerUser - running.getOrDefault(user, 0));
            if (room > 0) {
              queued.put(user, queued(sql, user, room, rows));
            }
          }
          List<Claim> claims = new ArrayList<>();
          for (long id : FairShare.next(queued, running, most, mostPerUser)) {
            begin(sql, id);
            Row row = rows.get(id);
            if (row != null) {
              claims.add(new Claim(id, row.getString("creater"), row.getLong("fence") + 1));
            }
          }
          return new Claimed(claims, users);
        });
  }

  private Set<String> usersWithQueue() {
    Set<String> users = new HashSet<>();
    database
        .query("SELECT DISTINCT creater FROM pipelines WHERE status = 'queued' LIMIT ?", MOST_USERS)
        .forEach(row -> users.add(row.getString("creater")));
    return users;
  }

  private static Map<String, Integer> running(Sql sql) {
    Map<String, Integer> running = new HashMap<>();
    sql.query(
            "SELECT creater, COUNT(*) AS runs FROM pipelines WHERE status = 'running'"
                + " GROUP BY creater")
        .forEach(row -> running.put(row.getString("creater"), row.getInteger("runs")));
    return running;
  }

  private static List<Long> queued(Sql sql, String user, int most, Map<Long, Row> rows) {
    List<Long> ids = new ArrayList<>();
    for (Row row :
        sql.query(
            "SELECT id, creater, fence FROM pipelines WHERE status = 'queued' AND creater = ?"
                + " ORDER BY id LIMIT ? FOR UPDATE SKIP LOCKED",
            user,
            most)) {
      ids.add(row.getLong("id"));
      rows.put(row.getLong("id"), row);
    }
    return ids;
  }

  private void begin(Sql sql, long id) {
    sql.update(
        "UPDATE pipelines SET status = 'running', owner = ?, fence = fence + 1, time_begin = ?,"
            + " updated_at = ? WHERE id = ? AND status = 'queued'",
        owner,
        clock.instant(),
        clock.instant(),
        id);
  }

  @Override
  public Map<Long, String> cancelled() {
    Map<Long, String> asked = new HashMap<>();
    database
        .query(
            "SELECT id, cancel_by FROM pipelines WHERE status = 'running' AND owner = ?"
                + " AND cancel_by IS NOT NULL",
            owner)
        .forEach(row -> asked.put(row.getLong("id"), row.getString("cancel_by")));
    return asked;
  }

  @Override
  public Set<Long> owned() {
    Set<Long> owned = new HashSet<>();
    database
        .query("SELECT id FROM pipelines WHERE status = 'running' AND owner = ?", owner)
        .forEach(row -> owned.add(row.getLong("id")));
    return owned;
  }

  @Override
  public void release() {
    database.transaction(
        sql -> {
          sql.update(
              "UPDATE pipelines SET owner = NULL, fence = fence + 1 WHERE owner = ?"
                  + " AND status = 'running'",
              owner);
          return sql.update("DELETE FROM runner_leases WHERE owner = ?", owner);
        });
  }
}
