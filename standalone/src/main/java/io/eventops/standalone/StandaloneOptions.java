package io.eventops.standalone;

import java.nio.file.Path;
import java.util.Optional;

/// The command line of standalone.
///
/// @param port port to serve on; empty: what the settings say, 8080 by default; 0: a free one
/// @param data data directory
/// @param configFile empty: `config.yaml` in the data directory
record StandaloneOptions(
    Optional<Integer> port, Optional<String> host, Path data, Optional<Path> configFile) {
  static final String USAGE =
      "usage: standalone [--port N] [--host ADDRESS] [--data DIR] [--configFile FILE]";
  private static final int HIGHEST_PORT = 65_535;

  /// Understands `--name value` and `--name=value`, and `-configFile` as the ancestor did.
  ///
  /// @throws IllegalArgumentException saying which argument is not understood
  static StandaloneOptions parse(String... arguments) {
    Optional<Integer> port = Optional.empty();
    Optional<String> host = Optional.empty();
    Path data = Path.of("data");
    Optional<Path> configFile = Optional.empty();
    for (int i = 0; i < arguments.length; i++) {
      String[] parts = arguments[i].split("=", 2);
      String value;
      if (parts.length > 1) {
        value = parts[1];
      } else if (i + 1 < arguments.length) {
        value = arguments[++i];
      } else {
        throw new IllegalArgumentException(parts[0] + " needs a value");
      }
      switch (parts[0]) {
        case "--port" -> port = Optional.of(port(value));
        case "--host" -> host = Optional.of(value);
        case "--data" -> data = Path.of(value);
        case "--configFile", "-configFile" -> configFile = Optional.of(Path.of(value));
        default -> throw new IllegalArgumentException("unknown argument: " + parts[0]);
      }
    }
    return new StandaloneOptions(port, host, data, configFile);
  }

  private static int port(String text) {
    try {
      int port = Integer.parseInt(text);
      if (port >= 0 && port <= HIGHEST_PORT) {
        return port;
      }
    } catch (NumberFormatException notANumber) {
      // the same message as for a number out of range
    }
    throw new IllegalArgumentException("--port needs a number from 0 to 65535, not " + text);
  }
}
