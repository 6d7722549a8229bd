package io.eventops.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.eventops.cli.client.Call;
import io.eventops.cli.client.Target;
import io.eventops.cli.document.Kind;
import io.eventops.cli.failure.Failure;
import io.eventops.cli.output.Cells;
import io.eventops.cli.output.Format;
import io.eventops.cli.output.OldShapes;
import io.eventops.cli.output.Resource;
import io.eventops.cli.output.Table;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `eoctl pipeline`: definitions of pipelines, and running one by hand.
@Command(name = "pipeline", description = "Definitions of pipelines; running one by hand.")
final class PipelineCommands {
  private static final String ROUTE = "pipeline-definition";

  private final Session session;

  PipelineCommands(Session session) {
    this.session = session;
  }

  @Command(name = "apply", description = "Creates or changes a version of a pipeline.")
  void apply(@Mixin FileOption file) {
    new Definitions(session).applyFile(Kind.PIPELINE, file.file);
  }

  @Command(
      name = "delete",
      description = "Deletes the version that a file defines, or NAME:VERSION, or all of NAME.")
  void delete(
      @Parameters(arity = "0..1", paramLabel = "NAME") @Nullable String name,
      @Mixin FileOption file) {
    new Definitions(session).delete(Kind.PIPELINE, name, file.file);
  }

  @Command(name = "list", description = "Lists your pipelines, as one line of JSON.")
  void list() {
    JsonNode items = new Lookup(session.api()).list(Lookup.all(Resource.PIPELINE));
    Answers.list(session, Resource.PIPELINE, OldShapes.PIPELINE_VERSION, items);
  }

  @Command(name = "describe", description = "Shows a pipeline, as one line of JSON.")
  void describe(
      @Option(
              names = {"-n", "--name"},
              paramLabel = "NAME",
              description = "The pipeline.")
          @Nullable String option,
      @Option(
              names = {"-v", "--version"},
              paramLabel = "VERSION",
              description = "One version of it; latest is the newest.")
          @Nullable String version,
      @Parameters(arity = "0..1", paramLabel = "NAME") @Nullable String given) {
    String name = option == null ? given : option;
    if (name == null) {
      throw Failure.usage("describe name can not empty; add -n NAME");
    }
    Target target = version == null ? Target.of(ROUTE, name) : Target.of(ROUTE, name, version);
    JsonNode found = session.api().get(target).data();
    if (session.format().isPresent()) {
      Answers.describe(session, Resource.PIPELINE, found);
    } else {
      OldShapes shape = version == null ? OldShapes.PIPELINE : OldShapes.PIPELINE_VERSION;
      session.out().println(shape.one(found));
    }
  }

  @Command(name = "revisions", description = "Lists what was applied as one version over time.")
  void revisions(
      @Parameters(paramLabel = "NAME") String name,
      @Parameters(paramLabel = "VERSION") String version) {
    JsonNode found = session.api().get(Target.of(ROUTE, name, version, "revisions")).data();
    if (session.format().orElse(Format.table) != Format.table) {
      session.printer(Format.json).value(found);
      return;
    }
    Table table = Table.of("REVISION", "CREATED", "BY");
    for (JsonNode each : found) {
      table.row(
          Cells.text(each.path("revision")),
          Cells.time(each.path("createdAt")),
          Cells.text(each.path("createdBy")));
    }
    session.printer(Format.table).lines(table);
  }

  @Command(name = "set", description = "Changes who may use a pipeline, or what it says of itself.")
  void set(
      @Parameters(paramLabel = "NAME") String name,
      @Option(
              names = "--public",
              arity = "1",
              paramLabel = "true|false",
              description = "Whether other users may run it inside their pipelines.")
          @Nullable Boolean open,
      @Option(names = "--desc", paramLabel = "TEXT", description = "What it is for.")
          @Nullable String description) {
    ObjectNode change = JsonNodeFactory.instance.objectNode();
    if (open != null) {
      change.put("public", open);
    }
    if (description != null) {
      change.put("desc", description);
    }
    if (change.isEmpty()) {
      throw Failure.usage("nothing to change; add --public or --desc");
    }
    session.api().send(Call.patch(Target.of(ROUTE, name), change));
    session.out().println("pipeline/" + name + " changed");
  }

  @Command(name = "run", description = "Starts a pipeline by hand, without an event.")
  int run(
      @Parameters(paramLabel = "NAME:VERSION") String image,
      @Option(
              names = {"-i", "--input"},
              paramLabel = "NAME=VALUE",
              description = "An input.")
          @Nullable Map<String, String> inputs,
      @Mixin WaitOptions wait) {
    ObjectNode body = JsonNodeFactory.instance.objectNode().put("image", image);
    ObjectNode values = body.putObject("inputs");
    new LinkedHashMap<>(inputs == null ? Map.of() : inputs).forEach(values::put);
    JsonNode started = session.api().send(Call.post(Target.of("pipeline", "run"), body)).data();
    return new Runs(session).started(started, wait);
  }
}
