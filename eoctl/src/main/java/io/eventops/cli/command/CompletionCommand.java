package io.eventops.cli.command;

import io.eventops.cli.failure.Failure;
import java.util.function.Supplier;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `eoctl completion`.
@Command(
    name = "completion",
    header = "Prints the completion for bash or zsh.",
    description = "To use it at once: source <(eoctl completion bash)")
final class CompletionCommand implements Runnable {
  @Parameters(paramLabel = "SHELL", description = "bash or zsh.")
  String shell = "";

  private final Session session;
  private final Supplier<CommandLine> all;

  CompletionCommand(Session session, Supplier<CommandLine> all) {
    this.session = session;
    this.all = all;
  }

  @Override
  public void run() {
    // the one script sets up what it needs in either shell
    if (!shell.equals("bash") && !shell.equals("zsh")) {
      throw Failure.usage("no completion for '" + shell + "'; there is one for bash and zsh");
    }
    session.out().println(AutoComplete.bash("eoctl", all.get()));
  }
}
