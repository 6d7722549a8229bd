package io.eventops.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.eventops.cli.client.ApiClient;
import io.eventops.cli.client.Call;
import io.eventops.cli.client.Target;
import io.eventops.cli.document.EventFile;
import io.eventops.cli.failure.Failure;
import io.eventops.cli.output.Format;
import io.eventops.cli.output.Resource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `eoctl event`: sends events and tells what became of them.
@Command(name = "event", description = "Sends events, and tells what became of them.")
final class EventCommands {
  private final Session session;

  EventCommands(Session session) {
    this.session = session;
  }

  @Command(name = "send", description = "Sends an event from a file, or from its parts.")
  int send(
      @Parameters(arity = "0..1", paramLabel = "NAME", description = "The name of the event.")
          @Nullable String name,
      @Mixin FileOption file,
      @Option(names = "--version", paramLabel = "VERSION", description = "With NAME: its version.")
          @Nullable String version,
      @Option(names = "--value", paramLabel = "KEY=VALUE", description = "With NAME: a value.")
          @Nullable Map<String, String> values,
      @Option(names = "--label", paramLabel = "KEY=VALUE", description = "With NAME: a label.")
          @Nullable Map<String, String> labels,
      @Option(
              names = "--user",
              paramLabel = "NAME",
              description = "With NAME: only triggers of this user may fire. Can be repeated.")
          @Nullable List<String> users,
      @Option(
              names = "--idempotency-key",
              paramLabel = "KEY",
              description = "The same key again is the same event; without it a new one is made.")
          @Nullable String key,
      @Mixin WaitOptions wait) {
    ObjectNode event;
    if (file.file != null && name == null && version == null && values == null && labels == null) {
      event = new EventDocuments(session).read(file.file);
    } else if (file.file == null && name != null && version != null) {
      event =
          EventFile.of(
              name,
              version,
              values == null ? Map.of() : values,
              labels == null ? Map.of() : labels,
              users == null ? List.of() : users,
              new EventDocuments(session).now());
    } else {
      throw Failure.usage("event send needs -f FILE, or NAME and --version VERSION");
    }
    String idempotencyKey = key == null ? UUID.randomUUID().toString() : key;
    return new EventSending(session).send(event, idempotencyKey, wait);
  }

  @Command(name = "list", description = "Lists your events, the newest first.")
  void list(
      @Option(
              names = {"-n", "--name"},
              paramLabel = "NAME",
              description = "Only of this name.")
          @Nullable String name,
      @Option(names = "--version", paramLabel = "VERSION", description = "Only of this version.")
          @Nullable String version,
      @Option(names = "--status", paramLabel = "STATUS", description = "Only in this status.")
          @Nullable String status,
      @Option(
              names = {"-q", "--query"},
              paramLabel = "TEXT",
              description = "Only with this text.")
          @Nullable String query,
      @Mixin PageOptions page) {
    Target target =
        page.of(
            Target.all("event")
                .withGiven("name", given(name))
                .withGiven("version", given(version))
                .withGiven("status", given(status))
                .withGiven("q", given(query)));
    session.printer(Format.table).list(Resource.EVENT, new Lookup(session.api()).list(target));
  }

  @Command(name = "get", description = "Shows an event with its content.")
  void get(@Parameters(paramLabel = "ID") String id) {
    Answers.describe(session, Resource.EVENT, id);
  }

  @Command(name = "explain", description = "Tells for each trigger why it fired or did not.")
  void explain(@Parameters(paramLabel = "ID") String id) {
    ApiClient api = session.api();
    JsonNode answer =
        api.send(Call.get(Target.of("event", Lookup.id(Resource.EVENT, id), "explain"))).data();
    Explanations.show(session, answer);
  }

  private static String given(@Nullable String option) {
    return option == null ? "" : option;
  }
}
