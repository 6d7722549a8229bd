package io.eventops.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.eventops.cli.client.Target;
import io.eventops.cli.output.Cells;
import io.eventops.cli.output.Format;
import picocli.CommandLine.Command;

/// `eoctl whoami`.
@Command(name = "whoami", description = "Shows who the server takes you for.")
final class WhoamiCommand implements Runnable {
  private final Session session;

  WhoamiCommand(Session session) {
    this.session = session;
  }

  @Override
  public void run() {
    JsonNode user = session.api().get(Target.of("user", "me")).data();
    String name = user.path("Name").asText("");
    String email = user.path("Email").asText("");
    switch (session.format().orElse(Format.table)) {
      case json, yaml ->
          session
              .printer(Format.json)
              .value(JsonNodeFactory.instance.objectNode().put("name", name).put("email", email));
      case name -> session.out().println(Cells.line(name));
      case table -> session.out().println(Cells.line(name + " <" + email + ">"));
    }
  }
}
