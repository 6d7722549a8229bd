package io.eventops.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.eventops.cli.client.Call;
import io.eventops.cli.client.Target;
import io.eventops.cli.document.Kind;
import io.eventops.cli.output.OldShapes;
import io.eventops.cli.output.Resource;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `eoctl actuator`: the machines that run tasks.
@Command(name = "actuator", description = "The machines that run tasks.")
final class ActuatorCommands {
  private final Session session;

  ActuatorCommands(Session session) {
    this.session = session;
  }

  @Command(name = "apply", description = "Creates or changes an actuator.")
  void apply(@Mixin FileOption file) {
    new Definitions(session).applyFile(Kind.ACTUATOR, file.file);
  }

  @Command(name = "delete", description = "Deletes the actuator that a file defines, or a name.")
  void delete(
      @Parameters(arity = "0..1", paramLabel = "NAME") @Nullable String name,
      @Mixin FileOption file) {
    new Definitions(session).delete(Kind.ACTUATOR, name, file.file);
  }

  @Command(name = "list", description = "Lists your actuators, as one line of JSON.")
  void list() {
    JsonNode items = new Lookup(session.api()).list(Lookup.all(Resource.ACTUATOR));
    Answers.list(session, Resource.ACTUATOR, OldShapes.ACTUATOR, items);
  }

  @Command(name = "describe", description = "Shows an actuator, with its secrets masked.")
  void describe(@Parameters(paramLabel = "NAME") String name) {
    Answers.describe(session, Resource.ACTUATOR, name);
  }

  @Command(
      name = "reset-host-key",
      description = "Forgets the host key of a machine that was installed anew.")
  void resetHostKey(@Parameters(paramLabel = "NAME") String name) {
    Target target =
        Target.of("actuator", Lookup.name(Resource.ACTUATOR, name), "host-key", "reset");
    session.api().send(Call.post(target));
    session.out().println("host key forgotten; the next connection pins the one it finds");
  }
}
