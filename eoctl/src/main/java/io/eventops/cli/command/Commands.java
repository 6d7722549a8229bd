package io.eventops.cli.command;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.Supplier;
import picocli.CommandLine;

/// All commands by name, in the order of the help.
///
/// Reading a command's annotations takes most of the time of a short call: only those are made
/// whose name is among the arguments.
final class Commands {
  private final SequencedMap<String, Supplier<Object>> all = new LinkedHashMap<>();

  Commands(Session session, Supplier<CommandLine> completed) {
    all.put("apply", () -> new ApplyCommand(session));
    all.put("get", () -> new GetCommand(session));
    all.put("list", () -> new ListCommand(session));
    all.put("describe", () -> new DescribeCommand(session));
    all.put("delete", () -> new DeleteCommand(session));
    all.put("event", () -> new EventCommands(session));
    all.put("runtime", () -> new RuntimeCommands(session));
    all.put("pipeline", () -> new PipelineCommands(session));
    all.put("trigger", () -> new TriggerCommands(session));
    all.put("actuator", () -> new ActuatorCommands(session));
    all.put("register", () -> new RegisterCommand(session));
    all.put("login", () -> new LoginCommand(session));
    all.put("logout", () -> new LogoutCommand(session));
    all.put("whoami", () -> new WhoamiCommand(session));
    all.put("passwd", () -> new PasswdCommand(session));
    all.put("config", () -> new ConfigCommands(session));
    all.put("completion", () -> new CompletionCommand(session, completed));
    all.put("version", () -> new VersionCommand(session));
  }

  /// Adds the commands that the arguments may mean; all, if they name none.
  void addTo(CommandLine root, List<String> arguments) {
    boolean noneNamed = all.keySet().stream().noneMatch(arguments::contains);
    all.forEach(
        (name, command) -> {
          if (noneNamed || arguments.contains(name)) {
            root.addSubcommand(name, command.get());
          }
        });
  }
}
