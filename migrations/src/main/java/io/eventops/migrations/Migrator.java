package io.eventops.migrations;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.output.MigrateResult;

/// Applies the versioned SQL of `db/migration` once, in order; safe to run from several processes
/// at the same time (the database lock lets one through) and on a database that is already
/// current.
public final class Migrator {
  private static final int CONNECT_RETRIES = 60;

  private Migrator() {}

  /// Waits up to a minute for the database, then migrates it; an unreachable database or a failed
  /// script is an exception that names it.
  ///
  /// @param host host name or address of the database
  /// @param database schema name; must exist
  /// @return how many scripts ran now; 0 when the database was current
  public static int migrate(String host, int port, String database, String user, String password) {
    MigrateResult result =
        Flyway.configure()
            .dataSource("jdbc:mariadb://" + host + ":" + port + "/" + database, user, password)
            .connectRetries(CONNECT_RETRIES)
            .connectRetriesInterval(1)
            .load()
            .migrate();
    return result.migrationsExecuted;
  }
}
