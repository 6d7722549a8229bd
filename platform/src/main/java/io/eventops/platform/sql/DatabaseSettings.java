package io.eventops.platform.sql;

import io.eventops.platform.settings.Secret;
import io.eventops.platform.settings.Settings;

/// Where the database is and how many connections one process opens to it.
///
/// @param poolSize connections at most
public record DatabaseSettings(
    String host, int port, String database, String user, Secret password, int poolSize) {

  /// Reads `mysql.*`; the ancestor's misspelt `mysql.post` is still understood.
  public static DatabaseSettings from(Settings settings) {
    int port = settings.number("mysql.post", "MYSQL_PORT", 3306, 1, 65_535);
    return new DatabaseSettings(
        settings.required("mysql.address", "MYSQL_ADDRESS"),
        settings.number("mysql.port", "MYSQL_PORT", port, 1, 65_535),
        settings.text("mysql.db", "MYSQL_DB", "eventops"),
        settings.required("mysql.user", "MYSQL_USER"),
        settings.requiredSecret("mysql.password", "MYSQL_PASSWORD"),
        settings.number("mysql.poolSize", "EVENTOPS_MYSQL_POOL_SIZE", 16, 1, 500));
  }
}
