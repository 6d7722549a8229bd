package io.eventops.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.eventops.cli.config.Account;
import java.net.URI;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `eoctl login`.
@Command(name = "login", description = "Logs in to a server and makes that the default.")
final class LoginCommand implements Runnable {
  @Mixin PasswordOptions password = new PasswordOptions();

  private final Session session;

  LoginCommand(Session session) {
    this.session = session;
  }

  @Override
  public void run() {
    URI server = session.requiredServer();
    ObjectNode body =
        JsonNodeFactory.instance.objectNode().put("username", session.requiredUsername());
    body.put("password", password.read(session, false));
    JsonNode login = new Logins(session).send(server, "login", body);
    Account account = Logins.account(server.toString(), login.path("Name").asText(""), login);
    session.config().update(accounts -> accounts.loggedIn(account));
    session.out().println("login success");
  }
}
