package io.eventops.cli.command;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.eventops.cli.output.Format;
import picocli.CommandLine.Command;

/// `eoctl version`.
@Command(name = "version", description = "Shows the version of eoctl.")
final class VersionCommand implements Runnable {
  private final Session session;

  VersionCommand(Session session) {
    this.session = session;
  }

  @Override
  public void run() {
    Format format = session.format().orElse(Format.table);
    if (format == Format.json || format == Format.yaml) {
      session
          .printer(format)
          .value(JsonNodeFactory.instance.objectNode().put("version", session.version()));
    } else {
      session.out().println("eoctl " + session.version());
    }
  }
}
