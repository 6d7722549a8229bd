package io.eventops.migrations;

import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The one-shot migrator as a process: reads `MYSQL_*` from the environment, migrates, exits. The
/// exit code is 0 when the database is current, 1 when it could not be migrated and 2 when the
/// environment is wrong.
public final class MigratorMain {
  private static final Logger LOGGER = LoggerFactory.getLogger(MigratorMain.class);

  private MigratorMain() {}

  public static void main(String[] arguments) {
    System.exit(run(System.getenv()));
  }

  static int run(Map<String, String> environment) {
    try {
      MigratorConfig config = MigratorConfig.from(environment);
      int scripts =
          Migrator.migrate(
              config.host(), config.port(), config.database(), config.user(), config.password());
      LOGGER
          .atInfo()
          .addKeyValue("database", config)
          .addKeyValue("scripts", scripts)
          .log("database is current");
      return 0;
    } catch (MigratorConfig.ConfigFault fault) {
      LOGGER.atError().addKeyValue("mistakes", fault.mistakes()).log("the environment is wrong");
      return 2;
    } catch (MigrationFault fault) {
      LOGGER.atError().addKeyValue("reason", fault.getMessage()).log("the database is not current");
      return 1;
    }
  }
}
