package io.eventops.migrations;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Scripts that failed earlier, for lack of space perhaps. Flyway remembers them and refuses to go
/// on until somebody says that the damage is repaired; ours may simply run again.
final class FailedScripts {
  private static final Logger LOGGER = LoggerFactory.getLogger(FailedScripts.class);

  private static final String HISTORY = "flyway_schema_history";

  private FailedScripts() {}

  static void forget(String url, MigratorConfig config) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection(url, config.user(), config.password());
        Statement statement = connection.createStatement()) {
      if (!isThere(connection, config)) {
        return;
      }
      int forgotten = statement.executeUpdate("DELETE FROM " + HISTORY + " WHERE success = 0");
      if (forgotten > 0) {
        LOGGER.atWarn().addKeyValue("scripts", forgotten).log("repeating scripts that failed");
      }
    }
  }

  private static boolean isThere(Connection connection, MigratorConfig config) throws SQLException {
    try (ResultSet tables =
        connection.getMetaData().getTables(config.database(), null, HISTORY, null)) {
      return tables.next();
    }
  }
}
