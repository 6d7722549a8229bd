package io.eventops.standalone.suite;

import java.nio.file.Path;

/// The command line of the suite.
///
/// @param port of api-gateway; 0: a free one
/// @param data data directory, as standalone's
/// @param home the checkout that holds the programs
/// @param instances processes of every service but api-gateway, which has one
public record SuiteOptions(int port, Path data, Path home, int instances) {
  public static final String USAGE =
      "usage: suite [--port N] [--data DIR] [--home DIR] [--instances N];"
          + " N instances of every service, whose programs are in the checkout DIR";
  private static final int HIGHEST_PORT = 65_535;
  private static final int MOST_INSTANCES = 16;

  /// Understands `--name value`.
  ///
  /// @throws IllegalArgumentException saying which argument is not understood
  public static SuiteOptions parse(String... arguments) {
    int port = 8080;
    Path data = Path.of("data");
    Path home = Path.of("");
    int instances = 1;
    for (int i = 0; i < arguments.length; i += 2) {
      if (i + 1 == arguments.length) {
        throw new IllegalArgumentException(arguments[i] + " needs a value");
      }
      String value = arguments[i + 1];
      switch (arguments[i]) {
        case "--port" -> port = number("--port", value, 0, HIGHEST_PORT);
        case "--data" -> data = Path.of(value);
        case "--home" -> home = Path.of(value);
        case "--instances" -> instances = number("--instances", value, 1, MOST_INSTANCES);
        default -> throw new IllegalArgumentException("unknown argument: " + arguments[i]);
      }
    }
    return new SuiteOptions(port, data, home, instances);
  }

  private static int number(String name, String text, int least, int most) {
    try {
      int number = Integer.parseInt(text);
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException notANumber) {
      // the same message as for a number out of range
    }
    throw new IllegalArgumentException(
        name + " needs a number from " + least + " to " + most + ", not " + text);
  }
}
