package io.eventops.cli.command;

import io.eventops.cli.failure.Failure;
import io.eventops.cli.output.Resource;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `eoctl describe`.
@Command(name = "describe", description = "Shows all that is known of one thing.")
final class DescribeCommand implements Runnable {
  @Parameters(index = "0", paramLabel = "KIND", description = Answers.KINDS)
  @Nullable Resource kind;

  @Parameters(index = "1", paramLabel = "NAME", description = "Its name, NAME:VERSION, or id.")
  String name = "";

  private final Session session;

  DescribeCommand(Session session) {
    this.session = session;
  }

  @Override
  public void run() {
    if (kind == null) {
      throw Failure.usage("which kind?");
    }
    Answers.describe(session, kind, name);
  }
}
