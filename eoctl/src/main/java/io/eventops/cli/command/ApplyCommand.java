package io.eventops.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.eventops.cli.client.ApiClient;
import io.eventops.cli.document.ApplyOrder;
import io.eventops.cli.document.Definition;
import io.eventops.cli.failure.ExitCode;
import io.eventops.cli.failure.Failure;
import io.eventops.cli.output.Format;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `eoctl apply`: definitions of any kind, in the order in which they need each other.
@Command(
    name = "apply",
    description = {
      "Creates or changes actuators, pipelines and triggers.",
      "Goes on after an error, and tells all of them at the end."
    })
final class ApplyCommand implements Runnable {
  @Option(
      names = {"-f", "--f", "--file"},
      required = true,
      paramLabel = "FILE",
      description = "A file, a folder with all below it, or - for the standard input.")
  List<String> files = List.of();

  @Option(names = "--dry-run", description = "Has all checked, and changes nothing.")
  boolean dryRun;

  private final Session session;

  ApplyCommand(Session session) {
    this.session = session;
  }

  /// What became of a definition.
  private record Result(Definition definition, String word, List<String> errors) {}

  @Override
  public void run() {
    Collected collected = Collected.of(files, session.terminal());
    collected.skipped().forEach(session.err()::println);
    if (collected.definitions().isEmpty() && collected.errors().isEmpty()) {
      throw Failure.usage("there is no definition in what -f names");
    }
    ApiClient api = session.api();
    List<Result> results = new ArrayList<>();
    Set<Definition> created = new HashSet<>();
    for (Definition definition : ApplyOrder.of(collected.definitions())) {
      Result result = apply(api, definition, created::contains, collected.definitions());
      if (result.word().equals("created")) {
        created.add(definition);
      }
      results.add(result);
      show(result);
    }
    finish(collected.errors(), results);
  }

  private Result apply(
      ApiClient api, Definition definition, Predicate<Definition> isNew, List<Definition> all) {
    boolean existed = exists(api, definition);
    try {
      JsonNode answer =
          new Definitions(session).apply(api, definition.kind(), definition.document(), dryRun);
      boolean same = answer.has("changed") && !answer.path("changed").asBoolean();
      String word = same ? "unchanged" : existed ? "configured" : "created";
      return new Result(definition, word, List.of());
    } catch (Failure failure) {
      if (failure.code() != ExitCode.REFUSED) {
        throw failure.during("apply " + definition.title());
      }
      boolean needsNew = ApplyOrder.usedBy(definition, all).stream().anyMatch(isNew);
      return dryRun && needsNew
          ? new Result(definition, "not checked: it uses what does not exist yet", List.of())
          : new Result(definition, "refused", errors(definition, failure));
    }
  }

  private static boolean exists(ApiClient api, Definition definition) {
    if (definition.name().isEmpty()) {
      return false;
    }
    try {
      new Lookup(api).one(definition.kind().resource(), Definitions.called(definition));
      return true;
    } catch (Failure failure) {
      if (failure.code() == ExitCode.REFUSED) {
        return false;
      }
      throw failure;
    }
  }

  private static List<String> errors(Definition definition, Failure failure) {
    return failure.violations().isEmpty()
        ? List.of(definition.document().place() + ": " + failure.message())
        : failure.violations().stream().map(definition.document()::locate).toList();
  }

  private void show(Result result) {
    Format format = session.format().orElse(Format.table);
    String title = result.definition().title();
    if (format == Format.table) {
      session.out().println(title + " " + result.word() + (dryRun ? " (dry run)" : ""));
    } else if (format == Format.name && result.errors().isEmpty()) {
      session.out().println(title);
    }
    session.out().flush();
  }

  private void finish(List<String> unread, List<Result> results) {
    Format format = session.format().orElse(Format.table);
    if (format == Format.json || format == Format.yaml) {
      session.printer(format).value(json(results));
    }
    List<String> errors = new ArrayList<>(unread);
    results.forEach(result -> errors.addAll(result.errors()));
    errors.forEach(session.err()::println);
    if (!errors.isEmpty()) {
      long applied = results.stream().filter(result -> result.errors().isEmpty()).count();
      throw Failure.refused(
          "errors: %d; definitions applied: %d".formatted(errors.size(), applied));
    }
  }

  private static ArrayNode json(List<Result> results) {
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    for (Result result : results) {
      Definition definition = result.definition();
      ArrayNode errors =
          list.addObject()
              .put("kind", definition.kind().resource().singular())
              .put("name", definition.name())
              .put("version", definition.version())
              .put("file", definition.document().source().name())
              .put("result", result.word())
              .putArray("errors");
      result.errors().forEach(errors::add);
    }
    return list;
  }
}
