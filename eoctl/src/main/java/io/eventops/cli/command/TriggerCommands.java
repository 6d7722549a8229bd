package io.eventops.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.eventops.cli.client.Call;
import io.eventops.cli.client.Target;
import io.eventops.cli.document.Document;
import io.eventops.cli.document.Kind;
import io.eventops.cli.document.Source;
import io.eventops.cli.failure.ExitCode;
import io.eventops.cli.failure.Failure;
import io.eventops.cli.output.OldShapes;
import io.eventops.cli.output.Resource;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `eoctl trigger`: which events start which pipelines.
@Command(name = "trigger", description = "Which events start which pipelines.")
final class TriggerCommands {
  private final Session session;

  TriggerCommands(Session session) {
    this.session = session;
  }

  @Command(name = "apply", description = "Creates or changes a trigger.")
  void apply(@Mixin FileOption file) {
    new Definitions(session).applyFile(Kind.TRIGGER, file.file);
  }

  @Command(name = "delete", description = "Deletes the trigger that a file defines, or a name.")
  void delete(
      @Parameters(arity = "0..1", paramLabel = "NAME") @Nullable String name,
      @Mixin FileOption file) {
    new Definitions(session).delete(Kind.TRIGGER, name, file.file);
  }

  @Command(name = "list", description = "Lists your triggers, as one line of JSON.")
  void list() {
    JsonNode items = new Lookup(session.api()).list(Lookup.all(Resource.TRIGGER));
    Answers.list(session, Resource.TRIGGER, OldShapes.TRIGGER, items);
  }

  @Command(name = "describe", description = "Shows a trigger.")
  void describe(@Parameters(paramLabel = "NAME") String name) {
    Answers.describe(session, Resource.TRIGGER, name);
  }

  @Command(
      name = "test",
      description = {
        "Says what a trigger would do with an event; nothing is kept, nothing runs.",
        "Ends with 0 when it would fire, with 1 when it would not."
      })
  int test(
      @Parameters(arity = "0..1", paramLabel = "NAME", description = "A trigger of the server.")
          @Nullable String name,
      @Mixin FileOption file,
      @Option(names = "--event", paramLabel = "ID", description = "An event of the server.")
          @Nullable String eventId,
      @Option(names = "--event-file", paramLabel = "FILE", description = "An event in a file.")
          @Nullable String eventFile) {
    if ((name == null) == (file.file == null) || (eventId == null) == (eventFile == null)) {
      throw Failure.usage(
          "trigger test needs NAME or -f FILE, and --event ID or --event-file FILE");
    }
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    Source source = new Source("the server", "", true);
    if (file.file == null) {
      body.put("name", name);
    } else {
      source = Source.one(file.file, session.terminal());
      body.put("triggerContent", source.text());
    }
    if (eventId == null) {
      body.set("event", new EventDocuments(session).read(String.valueOf(eventFile)));
    } else {
      body.put("eventId", Lookup.id(Resource.EVENT, eventId));
    }
    JsonNode verdicts = send(body, new Document(source, 1, source.text()));
    Explanations.show(session, verdicts);
    return Explanations.anyFired(verdicts) ? 0 : ExitCode.REFUSED.number();
  }

  private JsonNode send(JsonNode body, Document document) {
    Call call = Call.post(Target.of("trigger-definition", "test"), body).asRepeatable();
    try {
      return session.api().send(call).data();
    } catch (Failure failure) {
      Definitions.complain(session.err(), document, failure.violations());
      throw new Failure(failure.code(), "trigger test: " + failure.message());
    }
  }
}
