package io.eventops.cli.command;

import io.eventops.cli.failure.Failure;
import io.eventops.cli.output.Resource;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `eoctl list`.
@Command(name = "list", description = "Lists what there is of a kind.")
final class ListCommand implements Runnable {
  @Parameters(index = "0", paramLabel = "KIND", description = Answers.KINDS)
  @Nullable Resource kind;

  @Mixin PageOptions page = new PageOptions();

  private final Session session;

  ListCommand(Session session) {
    this.session = session;
  }

  @Override
  public void run() {
    if (kind == null) {
      throw Failure.usage("which kind?");
    }
    Answers.list(session, kind, page);
  }
}
