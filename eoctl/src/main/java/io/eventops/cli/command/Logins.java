package io.eventops.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.eventops.cli.client.Call;
import io.eventops.cli.client.Target;
import io.eventops.cli.config.Account;
import io.eventops.cli.failure.ExitCode;
import io.eventops.cli.failure.Failure;
import java.net.URI;

/// Calls that are made without a login, and what a login gives.
record Logins(Session session) {

  /// A refusal here is about a password, and not about a login that has ended.
  JsonNode send(URI server, String action, JsonNode body) {
    try {
      return session.open(server).send(Call.post(Target.of("user", action), body)).data();
    } catch (Failure failure) {
      throw failure.code() == ExitCode.NOT_LOGGED_IN
          ? Failure.refused(action + ": " + failure.message())
          : failure.during(action);
    }
  }

  static Account account(String server, String username, JsonNode login) {
    String token = login.path("Token").asText("");
    if (token.isEmpty()) {
      throw Failure.refused("login: the server gave no token; check its address");
    }
    return new Account(server, username, token, login.path("RefreshToken").asText(""), true);
  }
}
