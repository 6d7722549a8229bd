package io.eventops.cli.command;

import io.eventops.cli.client.ApiClient;
import io.eventops.cli.document.ApplyOrder;
import io.eventops.cli.document.Definition;
import io.eventops.cli.document.Kind;
import io.eventops.cli.failure.ExitCode;
import io.eventops.cli.failure.Failure;
import io.eventops.cli.output.Format;
import io.eventops.cli.output.Resource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `eoctl delete`: by name, or what files define, users of a thing before the thing.
@Command(name = "delete", description = "Deletes definitions, by name or as files define them.")
final class DeleteCommand implements Runnable {
  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "KIND",
      description = "actuator, pipeline or trigger.")
  @Nullable Resource kind;

  @Parameters(index = "1..*", arity = "0..*", paramLabel = "NAME", description = "Their names.")
  @Nullable List<String> names;

  @Option(
      names = {"-f", "--f", "--file"},
      paramLabel = "FILE",
      description = "A file, a folder, or - for the standard input.")
  @Nullable List<String> files;

  private final Session session;

  DeleteCommand(Session session) {
    this.session = session;
  }

  @Override
  public void run() {
    if (kind != null && names != null && files == null) {
      Resource resource = kind;
      Kind deletable = kindOf(resource);
      deleteAll(
          names.stream().map(each -> new Doomed(deletable, Lookup.name(resource, each))).toList());
    } else if (kind == null && files != null) {
      Collected collected = Collected.of(files, session.terminal());
      List<String> errors = new ArrayList<>(collected.errors());
      collected.definitions().stream()
          .flatMap(definition -> Definitions.undeletable(definition).stream())
          .forEach(errors::add);
      errors.forEach(session.err()::println);
      if (!errors.isEmpty()) {
        throw Failure.refused("nothing was deleted");
      }
      List<Definition> order = ApplyOrder.of(collected.definitions()).reversed();
      deleteAll(order.stream().map(Doomed::of).toList());
    } else {
      throw Failure.usage("what to delete? KIND NAME..., or -f FILE");
    }
  }

  /// Something to be deleted.
  private record Doomed(Kind kind, String name) {
    static Doomed of(Definition definition) {
      return new Doomed(definition.kind(), Definitions.called(definition));
    }

    String title() {
      return kind.resource().singular() + "/" + name;
    }
  }

  private void deleteAll(List<Doomed> all) {
    ApiClient api = session.api();
    boolean bare = session.format().orElse(Format.table) == Format.name;
    List<String> errors = new ArrayList<>();
    for (Doomed each : all) {
      try {
        new Definitions(session).delete(api, each.kind(), each.name());
        session.out().println(bare ? each.title() : each.title() + " deleted");
      } catch (Failure failure) {
        if (failure.code() != ExitCode.REFUSED) {
          throw failure;
        }
        errors.add(failure.message());
      }
    }
    errors.forEach(session.err()::println);
    if (!errors.isEmpty()) {
      throw Failure.refused("not deleted: " + errors.size() + " of " + all.size());
    }
  }

  private static Kind kindOf(Resource resource) {
    return Arrays.stream(Kind.values())
        .filter(each -> each.resource() == resource)
        .findFirst()
        .orElseThrow(() -> Failure.usage(resource.plural() + " cannot be deleted"));
  }
}
