package io.eventops.pipeline.run.store;

import io.eventops.pipeline.run.SeatLedger;
import io.eventops.platform.sql.Database;
import io.eventops.platform.sql.Sql;
import io.vertx.sqlclient.Row;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The table `actuator_seats`: one row for each process that has or wants places. The row of the
/// actuator is the lock.
public final class SqlSeats implements SeatLedger {
  private final Database database;
  private final String owner;

  public SqlSeats(Database database, String owner) {
    this.database = database;
    this.owner = owner;
  }

  @Override
  public void settle(long actuatorId, Function<Account, Entry> decision) {
    database.transaction(
        sql -> {
          sql.query("SELECT id FROM actuators WHERE id = ? FOR UPDATE", actuatorId);
          Entry entry = decision.apply(account(sql, actuatorId));
          if (entry.held() == 0 && !entry.wants()) {
            return sql.update(
                "DELETE FROM actuator_seats WHERE actuator_id = ? AND owner = ?",
                actuatorId,
                owner);
          }
          return sql.update(
              "INSERT INTO actuator_seats (actuator_id, owner, held, wants, waits_since)"
                  + " VALUES (?, ?, ?, ?, IF(?, UTC_TIMESTAMP(6), NULL))"
                  + " ON DUPLICATE KEY UPDATE held = VALUES(held), wants = VALUES(wants),"
                  + " waits_since = IF(VALUES(waits_since) IS NULL, NULL,"
                  + " COALESCE(waits_since, VALUES(waits_since)))",
              actuatorId,
              owner,
              entry.held(),
              entry.wants(),
              entry.wants() && entry.held() == 0);
        });
  }

  private Account account(Sql sql, long actuatorId) {
    List<Row> others = new ArrayList<>();
    Row own = null;
    for (Row row :
        sql.query(
            "SELECT s.owner, s.held, s.wants, s.waits_since FROM actuator_seats s"
                + " JOIN runner_leases l ON l.owner = s.owner"
                + " AND l.expires_at > UTC_TIMESTAMP(3) WHERE s.actuator_id = ?",
            actuatorId)) {
      if (row.getString("owner").equals(owner)) {
        own = row;
      } else {
        others.add(row);
      }
    }
    LocalDateTime since = own == null ? null : own.getLocalDateTime("waits_since");
    return new Account(
        others.stream().mapToInt(row -> row.getInteger("held")).sum(),
        others.stream().mapToInt(row -> row.getInteger("wants")).sum(),
        (int) others.stream().filter(row -> isBefore(row, since)).count(),
        own == null ? 0 : own.getInteger("held"),
        own != null && own.getInteger("wants") != 0);
  }

  private static boolean isBefore(Row other, @Nullable LocalDateTime since) {
    LocalDateTime waits = other.getLocalDateTime("waits_since");
    return waits != null && (since == null || waits.isBefore(since));
  }
}
