package io.eventops.cli.command;

import io.eventops.cli.output.Format;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/// The command itself, and the options that all commands below it have.
@Command(
    name = "eoctl",
    description = "Works with EventOps: definitions, events, runs and their logs.",
    footer = {
      "",
      "Exit codes: 0 done, 1 refused, 2 wrong usage, 3 not logged in,",
      "  4 server not reached, 5 timeout, 6 a run did not succeed.",
      "Environment: EOCTL_SERVER, EOCTL_TOKEN, EOCTL_PASSWORD, EOCTL_CONFIG, EOCTL_TIMEOUT."
    })
final class Eoctl {
  @Option(
      names = {"-s", "--server"},
      scope = ScopeType.INHERIT,
      paramLabel = "URL",
      description = "Address of the server, as in http://127.0.0.1:8080.")
  @Nullable String server;

  @Option(
      names = {"-u", "--username"},
      scope = ScopeType.INHERIT,
      paramLabel = "NAME",
      description = "The user to be.")
  @Nullable String username;

  @Option(
      names = "--config",
      scope = ScopeType.INHERIT,
      paramLabel = "FILE",
      description = "Where the logins are kept, instead of ~/.eoctl.yaml.")
  @Nullable Path config;

  @Option(
      names = {"-o", "--output"},
      scope = ScopeType.INHERIT,
      paramLabel = "FORMAT",
      description = "How to show the answer: json, yaml, table or name.")
  @Nullable Format output;

  @Option(
      names = {"-h", "--help"},
      scope = ScopeType.INHERIT,
      usageHelp = true,
      description = "Shows this text.")
  boolean help;

  @Option(names = "--version", versionHelp = true, description = "Shows the version.")
  boolean version;
}
