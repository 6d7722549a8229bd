package io.eventops.cli.command;

import io.eventops.cli.failure.Failure;
import io.eventops.cli.output.Resource;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Which run: as an argument, or with `--id` as the old eoctl has it.
final class RunId {
  @Parameters(index = "0", arity = "0..1", paramLabel = "ID", description = "The run.")
  @Nullable String argument;

  @Option(names = "--id", paramLabel = "ID", description = "The run.")
  @Nullable String option;

  long number() {
    String given = option == null ? argument : option;
    if (given == null) {
      throw Failure.usage("which run? add its id");
    }
    return Lookup.id(Resource.RUNTIME, given);
  }
}
