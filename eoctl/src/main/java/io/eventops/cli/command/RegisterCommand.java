package io.eventops.cli.command;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `eoctl register`.
@Command(name = "register", description = "Creates a user on a server.")
final class RegisterCommand implements Runnable {
  @Option(
      names = {"-e", "--email"},
      required = true,
      paramLabel = "EMAIL",
      description = "Where to reach the user.")
  String email = "";

  @Mixin PasswordOptions password = new PasswordOptions();

  private final Session session;

  RegisterCommand(Session session) {
    this.session = session;
  }

  @Override
  public void run() {
    URI server = session.requiredServer();
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("name", session.requiredUsername()).put("email", email);
    body.put("password", password.read(session, true));
    new Logins(session).send(server, "register", body);
    session.out().println("register success");
  }
}
