package io.eventops.migrations;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Which database the migrator brings up to date. Its text form hides the password.
record MigratorConfig(String host, int port, String database, String user, String password) {
  private static final int LARGEST_PORT = 65_535;

  /// Reads `MYSQL_ADDRESS`, `MYSQL_PORT`, `MYSQL_DB`, `MYSQL_USER` and `MYSQL_PASSWORD`.
  ///
  /// @throws ConfigFault with everything that is missing or wrong
  static MigratorConfig from(Map<String, String> environment) {
    List<String> mistakes = new ArrayList<>();
    MigratorConfig config =
        new MigratorConfig(
            required(environment, "MYSQL_ADDRESS", mistakes),
            port(environment.getOrDefault("MYSQL_PORT", "").strip(), mistakes),
            optional(environment, "MYSQL_DB", "eventops"),
            required(environment, "MYSQL_USER", mistakes),
            required(environment, "MYSQL_PASSWORD", mistakes));
    if (!mistakes.isEmpty()) {
      throw new ConfigFault(mistakes);
    }
    return config;
  }

  private static String required(
      Map<String, String> environment, String name, List<String> mistakes) {
    String value = environment.getOrDefault(name, "");
    if (value.isBlank()) {
      mistakes.add("set " + name);
    }
    return value;
  }

  private static String optional(Map<String, String> environment, String name, String otherwise) {
    String value = environment.getOrDefault(name, "");
    return value.isBlank() ? otherwise : value;
  }

  private static int port(String text, List<String> mistakes) {
    if (text.isEmpty()) {
      return 3306;
    }
    if (text.matches("\\d{1,5}") && !text.matches("0+") && Integer.parseInt(text) <= LARGEST_PORT) {
      return Integer.parseInt(text);
    }
    mistakes.add("MYSQL_PORT is '" + text + "', it must be a number from 1 to " + LARGEST_PORT);
    return 0;
  }

  @Override
  public String toString() {
    return user + "@" + host + ":" + port + "/" + database;
  }

  /// All mistakes in the environment.
  static final class ConfigFault extends RuntimeException {
    private final List<String> mistakes;

    ConfigFault(List<String> mistakes) {
      super(String.join("\n", mistakes));
      this.mistakes = List.copyOf(mistakes);
    }

    List<String> mistakes() {
      return mistakes;
    }
  }
}
