package io.eventops.migrations;

import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The one-shot migrator as a process: reads `MYSQL_*` from the environment, migrates, exits.
public final class MigratorMain {
  private static final Logger LOGGER = LoggerFactory.getLogger(MigratorMain.class);

  private MigratorMain() {}

  public static void main(String[] arguments) {
    Map<String, String> environment = System.getenv();
    int scripts =
        Migrator.migrate(
            required(environment, "MYSQL_ADDRESS"),
            Integer.parseInt(environment.getOrDefault("MYSQL_PORT", "3306")),
            environment.getOrDefault("MYSQL_DB", "eventops"),
            required(environment, "MYSQL_USER"),
            required(environment, "MYSQL_PASSWORD"));
    LOGGER.atInfo().addKeyValue("scripts", scripts).log("database is current");
  }

  private static String required(Map<String, String> environment, String name) {
    String value = environment.get(name);
    if (value == null || value.isBlank()) {
      throw new IllegalStateException("set the environment variable " + name);
    }
    return value;
  }
}
