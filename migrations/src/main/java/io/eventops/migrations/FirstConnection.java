package io.eventops.migrations;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Waits for a database that is still starting, and only for that: a login that is refused will be
/// refused in a minute too.
final class FirstConnection {
  private static final Logger LOGGER = LoggerFactory.getLogger(FirstConnection.class);

  private static final Duration PAUSE = Duration.ofMillis(500);

  /// SQL states of this class are about the connection, not about what was asked for.
  private static final String NO_CONNECTION = "08";

  private static final String LOGIN_REFUSED = "28000";

  private FirstConnection() {}

  static void await(String url, MigratorConfig config, Duration patience) {
    long begin = System.nanoTime();
    boolean said = false;
    while (true) {
      try (Connection _ = DriverManager.getConnection(url, config.user(), config.password())) {
        return;
      } catch (SQLException fault) {
        if (!String.valueOf(fault.getSQLState()).startsWith(NO_CONNECTION)) {
          throw refused(config, fault);
        }
        if (System.nanoTime() - begin > patience.toNanos()
            || Thread.currentThread().isInterrupted()) {
          throw absent(config, patience, fault);
        }
        if (!said) {
          LOGGER.atInfo().addKeyValue("database", config).log("waiting for the database");
          said = true;
        }
        LockSupport.parkNanos(PAUSE.toNanos());
      }
    }
  }

  private static MigrationFault absent(
      MigratorConfig config, Duration patience, SQLException fault) {
    return new MigrationFault(
        "no database answered at "
            + config.host()
            + ":"
            + config.port()
            + " within "
            + patience.toSeconds()
            + " s ("
            + fault.getMessage()
            + "); start it, or correct MYSQL_ADDRESS and MYSQL_PORT",
        fault);
  }

  private static MigrationFault refused(MigratorConfig config, SQLException fault) {
    String advice =
        Objects.equals(fault.getSQLState(), LOGIN_REFUSED)
            ? "check MYSQL_USER and MYSQL_PASSWORD"
            : "the schema must exist and the user must have all rights on it, see MYSQL_DB";
    return new MigrationFault(
        "the database refused " + config + " (" + fault.getMessage() + "); " + advice, fault);
  }
}
