package io.eventops.standalone.suite;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// How the program of a service is called.
@FunctionalInterface
public interface Programs {
  /// @param service as in `event-ingest`
  List<String> command(String service);

  /// The apps that a build has made, below a checkout: `SERVICE/target/app/bin/SERVICE`.
  static Programs of(Path checkout) {
    return service -> {
      Path program = checkout.resolve(service).resolve("target/app/bin").resolve(service);
      if (!Files.isExecutable(program)) {
        throw new IllegalStateException(program + " is missing: build it with ./eventops build");
      }
      return List.of(program.toString());
    };
  }
}
