package io.eventops.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.eventops.cli.client.Call;
import io.eventops.cli.client.Target;
import io.eventops.cli.config.Account;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `eoctl passwd`.
@Command(name = "passwd", description = "Changes the password; all other logins end.")
final class PasswdCommand implements Runnable {
  @Option(
      names = "--old-password-file",
      paramLabel = "FILE",
      description = "The old password; or set EOCTL_PASSWORD, or be asked.")
  @Nullable String oldFile;

  @Option(
      names = "--new-password-file",
      paramLabel = "FILE",
      description = "The new password; or set EOCTL_NEW_PASSWORD, or be asked.")
  @Nullable String newFile;

  private final Session session;

  PasswdCommand(Session session) {
    this.session = session;
  }

  @Override
  public void run() {
    Account account = session.account();
    Passwords passwords = new Passwords(session.terminal());
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("oldPassword", passwords.read(null, oldFile, "EOCTL_PASSWORD", "Old password", false));
    body.put(
        "newPassword", passwords.read(null, newFile, "EOCTL_NEW_PASSWORD", "New password", true));
    Call call = Call.post(Target.of("user", "password"), body);
    JsonNode login = session.api(account).send(call).data();
    Account changed = Logins.account(account.server(), account.username(), login);
    session.config().update(accounts -> accounts.renewed(changed));
    session.out().println("password changed");
  }
}
