package io.eventops.cli.command;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.eventops.cli.config.Account;
import io.eventops.cli.config.Accounts;
import io.eventops.cli.output.Format;
import io.eventops.cli.output.Table;
import java.net.URI;
import picocli.CommandLine.Command;

/// `eoctl config`: the logins that are kept.
@Command(name = "config", description = "The logins that are kept on this machine.")
final class ConfigCommands {
  private final Session session;

  ConfigCommands(Session session) {
    this.session = session;
  }

  @Command(name = "list", description = "Lists the logins, without their tokens.")
  void list() {
    Accounts accounts = session.config().read();
    switch (session.format().orElse(Format.table)) {
      case json, yaml -> session.printer(Format.json).value(json(accounts));
      case name ->
          accounts
              .all()
              .forEach(each -> session.out().println(each.username() + "@" + each.server()));
      case table -> {
        Table table = Table.of("SERVER", "USERNAME", "DEFAULT");
        for (Account account : accounts.all()) {
          table.row(account.server(), account.username(), account.isDefault() ? "yes" : "");
        }
        session.printer(Format.table).lines(table);
      }
    }
  }

  @Command(name = "use", description = "Makes the login that -s and -u name the default.")
  void use() {
    Accounts before = session.config().read();
    Account chosen = before.exactly(session.server().map(URI::toString), session.username());
    session.config().update(accounts -> accounts.using(chosen));
    session.out().println("using " + chosen);
  }

  private static ArrayNode json(Accounts accounts) {
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    for (Account account : accounts.all()) {
      list.addObject()
          .put("server", account.server())
          .put("username", account.username())
          .put("default", account.isDefault());
    }
    return list;
  }
}
