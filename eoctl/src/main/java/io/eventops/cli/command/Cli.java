package io.eventops.cli.command;

import io.eventops.cli.client.Pause;
import io.eventops.cli.failure.ExitCode;
import io.eventops.cli.failure.Failure;
import io.eventops.cli.output.Resource;
import io.eventops.cli.terminal.Terminal;
import io.eventops.model.name.Nearest;
import io.eventops.model.validation.Violation;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;
import picocli.CommandLine.UnmatchedArgumentException;

/// The whole command line: puts the commands together, runs one, and tells its failures.
public final class Cli {
  private final Terminal terminal;
  private final String version;
  private final Pause pause;
  private final InstantSource clock;

  public Cli(Terminal terminal, String version, Pause pause, InstantSource clock) {
    this.terminal = terminal;
    this.version = version;
    this.pause = pause;
    this.clock = clock;
  }

  /// Runs one command.
  ///
  /// @return the exit code
  public int run(String... arguments) {
    List<String> meant = meant(arguments);
    int code = commands(meant).execute(meant.toArray(String[]::new));
    terminal.out().flush();
    return code;
  }

  /// `help get` means `get --help`.
  private static List<String> meant(String... arguments) {
    List<String> meant = new ArrayList<>(List.of(arguments));
    if (!meant.isEmpty() && meant.getFirst().equals("help")) {
      meant.removeFirst();
      meant.add("--help");
    }
    return meant;
  }

  /// The commands that the arguments may mean.
  CommandLine commands(List<String> arguments) {
    Eoctl options = new Eoctl();
    Session session = new Session(options, terminal, version, pause, clock);
    CommandLine root = new CommandLine(options);
    root.getCommandSpec().version("eoctl " + version);
    new Commands(session, () -> commands(List.of())).addTo(root, arguments);
    return root.registerConverter(Resource.class, Cli::resource)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExpandAtFiles(false)
        .setOut(new PrintWriter(terminal.out(), true, StandardCharsets.UTF_8))
        .setErr(new PrintWriter(terminal.err(), true, StandardCharsets.UTF_8))
        .setExecutionStrategy(Cli::execute)
        .setParameterExceptionHandler((problem, _) -> wrongUsage(problem))
        .setExecutionExceptionHandler((problem, _, _) -> failed(problem));
  }

  private static Resource resource(String word) {
    return Resource.named(word)
        .orElseThrow(
            () ->
                new CommandLine.TypeConversionException(
                    "'" + word + "' is no kind: actuator, pipeline, trigger, event, runtime"));
  }

  /// A group without a command says what there is, and is no mistake.
  private static int execute(ParseResult parsed) {
    ParseResult last = parsed;
    while (last.hasSubcommand()) {
      last = last.subcommand();
    }
    CommandLine command = last.commandSpec().commandLine();
    if (!command.getSubcommands().isEmpty() && !command.isVersionHelpRequested()) {
      command.usage(command.getOut());
      return ExitCode.OK.number();
    }
    return new RunLast().execute(parsed);
  }

  private int wrongUsage(ParameterException problem) {
    PrintStream err = terminal.err();
    err.println("eoctl: " + problem.getMessage());
    CommandLine command = problem.getCommandLine();
    String meant = problem instanceof UnmatchedArgumentException wrong ? meant(command, wrong) : "";
    err.println(meant + "see: " + command.getCommandSpec().qualifiedName() + " --help");
    return ExitCode.USAGE.number();
  }

  private static String meant(CommandLine command, UnmatchedArgumentException wrong) {
    Set<String> known = new TreeSet<>(command.getSubcommands().keySet());
    known.addAll(command.getCommandSpec().optionsMap().keySet());
    return Nearest.to(wrong.getUnmatched().getFirst(), known)
        .map(word -> "did you mean " + word + "? ")
        .orElse("");
  }

  private int failed(Exception problem) {
    terminal.out().flush();
    PrintStream err = terminal.err();
    if (!(problem instanceof Failure failure)) {
      err.println("eoctl: a fault in eoctl: " + problem + "; EOCTL_DEBUG=1 shows where");
      if (terminal.variable("EOCTL_DEBUG").isPresent()) {
        problem.printStackTrace(err);
      }
      return ExitCode.REFUSED.number();
    }
    String hint = failure.code() == ExitCode.NOT_LOGGED_IN ? "; log in: eoctl login" : "";
    boolean hinted = failure.message().contains("eoctl login");
    err.println("eoctl: " + failure.message() + (hinted ? "" : hint));
    for (Violation violation : failure.violations()) {
      err.println("  " + violation);
    }
    return failure.code().number();
  }
}
