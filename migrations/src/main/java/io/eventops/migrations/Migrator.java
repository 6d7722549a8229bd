package io.eventops.migrations;

import java.sql.SQLException;
import java.time.Duration;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/// Applies the versioned SQL of `db/migration` once, in order; safe to run from several processes
/// at the same time (the database lock lets one through) and on a database that is already current.
/// A script that failed, or whose process was killed, runs again from its beginning: DDL cannot be
/// rolled back, so every statement of a script can be repeated.
public final class Migrator {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private Migrator() {}

  /// Waits up to a minute for the database, then migrates it.
  ///
  /// @param host host name or address of the database
  /// @param database schema name; must exist, and be empty or one of ours
  /// @return how many scripts ran now; 0 when the database was current
  /// @throws MigrationFault when the database is away, refuses the login, or a script fails
  public static int migrate(String host, int port, String database, String user, String password) {
    return migrate(new MigratorConfig(host, port, database, user, password), PATIENCE);
  }

  static int migrate(MigratorConfig config, Duration patience) {
    String url = url(config);
    FirstConnection.await(url, config, patience);
    try {
      FailedScripts.forget(url, config);
      return Flyway.configure()
          .dataSource(url, config.user(), config.password())
          .failOnMissingLocations(true)
          .validateMigrationNaming(true)
          .load()
          .migrate()
          .migrationsExecuted;
    } catch (FlywayException | SQLException fault) {
      throw new MigrationFault(
          "the database " + config + " could not be migrated: " + fault.getMessage(), fault);
    }
  }

  /// Without TLS, MySQL 8 wants the password encrypted with a key that the client has to ask for;
  /// the services' own client does so too.
  private static String url(MigratorConfig config) {
    String host = config.host().contains(":") ? "[" + config.host() + "]" : config.host();
    return "jdbc:mariadb://"
        + host
        + ":"
        + config.port()
        + "/"
        + config.database()
        + "?allowPublicKeyRetrieval=true&connectTimeout=5000";
  }
}
