package io.eventops.cli.command;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// One file, as the old eoctl takes it.
final class FileOption {
  @Option(
      names = {"-f", "--f", "--file"},
      paramLabel = "FILE",
      description = "A file; - for the standard input.")
  @Nullable String file;
}
