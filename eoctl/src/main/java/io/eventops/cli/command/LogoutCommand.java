package io.eventops.cli.command;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.eventops.cli.client.Call;
import io.eventops.cli.client.Target;
import io.eventops.cli.config.Account;
import io.eventops.cli.failure.ExitCode;
import io.eventops.cli.failure.Failure;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `eoctl logout`.
@Command(name = "logout", description = "Ends the login and forgets it.")
final class LogoutCommand implements Runnable {
  @Option(names = "--all", description = "End all logins of this user, on every machine.")
  boolean all;

  private final Session session;

  LogoutCommand(Session session) {
    this.session = session;
  }

  @Override
  public void run() {
    Account account = session.account();
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    if (!account.refreshToken().isEmpty()) {
      body.put("refreshToken", account.refreshToken());
    }
    try {
      session.api(account).send(Call.post(Target.of("user", all ? "logout-all" : "logout"), body));
    } catch (Failure failure) {
      // a login that has ended already is forgotten all the same
      if (failure.code() != ExitCode.NOT_LOGGED_IN) {
        throw failure.during("logout");
      }
    }
    session.config().update(accounts -> accounts.without(account));
    session.out().println("logged out: " + account);
  }
}
