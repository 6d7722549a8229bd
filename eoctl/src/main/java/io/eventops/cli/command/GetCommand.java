package io.eventops.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.eventops.cli.failure.Failure;
import io.eventops.cli.output.Format;
import io.eventops.cli.output.Resource;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `eoctl get`, of which `eoctl list` is the half.
@Command(name = "get", description = "Lists what there is of a kind, or shows one of them.")
final class GetCommand implements Runnable {
  @Parameters(index = "0", paramLabel = "KIND", description = Answers.KINDS)
  @Nullable Resource kind;

  @Parameters(index = "1", arity = "0..1", paramLabel = "NAME", description = "Only this one.")
  @Nullable String name;

  @Mixin PageOptions page = new PageOptions();

  private final Session session;

  GetCommand(Session session) {
    this.session = session;
  }

  @Override
  public void run() {
    if (kind == null) {
      throw Failure.usage("which kind?");
    }
    if (name == null) {
      Answers.list(session, kind, page);
    } else {
      show(kind, new Lookup(session.api()).one(kind, name));
    }
  }

  private void show(Resource shownKind, JsonNode found) {
    Format format = session.format().orElse(Format.table);
    boolean whole = format == Format.json || format == Format.yaml;
    if (!whole && found.path("versionList").isArray()) {
      session.printer(format).list(shownKind, found.path("versionList"));
    } else {
      JsonNode shown = !whole && found.has("pipeline") ? found.path("pipeline") : found;
      session.printer(format).one(shownKind, shown);
    }
  }
}
