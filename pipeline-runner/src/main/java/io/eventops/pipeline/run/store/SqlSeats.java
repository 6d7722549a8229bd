package io.eventops.pipeline.run.store;

import io.eventops.pipeline.run.SeatLedger;
import io.eventops.platform.sql.Database;
import io.eventops.platform.sql.Sql;
import io.vertx.sqlclient.Row;
import java.util.function.Function;

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
              "INSERT INTO actuator_seats (actuator_id, owner, held, wants) VALUES (?, ?, ?, ?)"
                  + " ON DUPLICATE KEY UPDATE held = VALUES(held), wants = VALUES(wants)",
              actuatorId,
              owner,
              entry.held(),
              entry.wants());
        });
  }

  private Account account(Sql sql, long actuatorId) {
    int othersHold = 0;
    int othersWanting = 0;
    int held = 0;
    boolean wanted = false;
    for (Row row :
        sql.query(
            "SELECT s.owner, s.held, s.wants FROM actuator_seats s"
                + " JOIN runner_leases l ON l.owner = s.owner"
                + " AND l.expires_at > UTC_TIMESTAMP(3) WHERE s.actuator_id = ?",
            actuatorId)) {
      if (row.getString("owner").equals(owner)) {
        held = row.getInteger("held");
        wanted = row.getInteger("wants") != 0;
      } else {
        othersHold += row.getInteger("held");
        othersWanting += row.getInteger("wants");
      }
    }
    return new Account(othersHold, othersWanting, held, wanted);
  }
}
