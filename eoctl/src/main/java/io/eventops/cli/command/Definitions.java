package io.eventops.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.eventops.cli.client.ApiClient;
import io.eventops.cli.client.Call;
import io.eventops.cli.client.Target;
import io.eventops.cli.document.Definition;
import io.eventops.cli.document.Document;
import io.eventops.cli.document.Kind;
import io.eventops.cli.document.Source;
import io.eventops.cli.failure.ExitCode;
import io.eventops.cli.failure.Failure;
import io.eventops.model.validation.InvalidDocument;
import io.eventops.model.validation.Violation;
import java.io.PrintStream;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What is done with one definition of any kind.
record Definitions(Session session) {

  /// Sends the text to the server, which judges and keeps it.
  JsonNode apply(ApiClient api, Kind kind, Document document, boolean dryRun) {
    Target target = Target.of(kind.route(), "apply");
    JsonNode body = JsonNodeFactory.instance.objectNode().put(kind.member(), document.text());
    Call call = Call.post(dryRun ? target.with("dryRun", true) : target, body).asRepeatable();
    JsonNode answer = api.send(call).data();
    for (JsonNode warning : answer.path("warnings")) {
      session.err().println("warning: " + document.locate(violation(warning)));
    }
    return answer;
  }

  /// As the old eoctl does it: one file of one kind, and no word about success.
  void applyFile(Kind kind, @Nullable String file) {
    Source source = Source.one(required(file), session.terminal());
    Document document = new Document(source, 1, source.text());
    String action = "apply " + kind.resource().singular();
    try {
      JsonNode answer = apply(session.api(), kind, document, false);
      if (session.format().isPresent()) {
        session.printer(session.format().get()).one(kind.resource(), answer);
      }
    } catch (Failure failure) {
      if (failure.violations().isEmpty()) {
        throw failure.during(action + ": " + source.name());
      }
      complain(session.err(), document, failure.violations());
      throw new Failure(ExitCode.REFUSED, action + ": " + source.name() + " is not valid");
    }
  }

  /// Deletes what is named, or what the file defines.
  void delete(Kind kind, @Nullable String name, @Nullable String file) {
    if (name != null && file != null) {
      throw Failure.usage("a name and a file: give one of them");
    }
    if (name != null) {
      delete(session.api(), kind, name);
      return;
    }
    Source source = Source.one(required(file), session.terminal());
    for (Document document : Document.split(source)) {
      delete(session.api(), kind, nameIn(document, kind));
    }
  }

  /// @param name `name:version` for one version of a pipeline
  void delete(ApiClient api, Kind kind, String name) {
    int colon = kind == Kind.PIPELINE ? name.indexOf(':') : -1;
    Target target =
        colon < 0
            ? Target.of(kind.route(), name)
            : Target.of(kind.route(), name.substring(0, colon), name.substring(colon + 1));
    try {
      api.send(Call.delete(target));
    } catch (Failure failure) {
      throw failure.during("delete " + kind.resource().singular() + " " + name);
    }
  }

  /// What to call a definition by.
  static String called(Definition definition) {
    return definition.version().isEmpty()
        ? definition.name()
        : definition.name() + ":" + definition.version();
  }

  /// What a document lacks to name one thing to delete: a pipeline without a version would be all
  /// of its versions. Empty if nothing is missing.
  static Optional<String> undeletable(Definition definition) {
    String kind = definition.kind().resource().singular();
    String place = definition.document().place() + ": ";
    if (definition.name().isEmpty()) {
      return Optional.of(place + "no " + kind + " with a name");
    }
    return definition.kind() == Kind.PIPELINE && definition.version().isEmpty()
        ? Optional.of(
            place
                + "which version of pipeline "
                + definition.name()
                + "? add it, or delete all: eoctl pipeline delete "
                + definition.name())
        : Optional.empty();
  }

  static void complain(PrintStream err, Document document, List<Violation> violations) {
    violations.forEach(violation -> err.println(document.locate(violation)));
  }

  static Violation violation(JsonNode json) {
    return new Violation(
        json.path("path").asText(""),
        json.path("line").asInt(),
        json.path("message").asText(""),
        json.path("fix").asText(""));
  }

  private static String nameIn(Document document, Kind kind) {
    try {
      Definition definition = Definition.readAs(kind, document);
      Optional<String> undeletable = undeletable(definition);
      if (undeletable.isPresent()) {
        throw Failure.refused(undeletable.get());
      }
      return called(definition);
    } catch (InvalidDocument invalid) {
      throw Failure.refused(
          invalid.violations().stream().map(document::locate).collect(Collectors.joining("\n")));
    }
  }

  private static String required(@Nullable String file) {
    if (file == null) {
      throw Failure.usage("which file? add -f FILE, - for the standard input");
    }
    return file;
  }
}
