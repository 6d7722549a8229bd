package io.eventops.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.eventops.cli.client.ApiClient;
import io.eventops.cli.failure.ExitCode;
import io.eventops.cli.output.Format;
import io.eventops.cli.output.Resource;
import io.eventops.cli.watch.LiveView;
import io.eventops.cli.watch.PlainView;
import io.eventops.cli.watch.RunProgress;
import io.eventops.cli.watch.RunView;
import io.eventops.cli.watch.RunWatcher;
import io.eventops.cli.watch.Statuses;
import java.io.PrintStream;
import java.time.Instant;
import java.util.List;

/// Waits for runs and tells how they ended.
record Runs(Session session) {

  /// Says which run was started; waits for it if that is wanted.
  int started(JsonNode answer, WaitOptions wait) {
    long id = answer.path("id").asLong();
    Format format = session.format().orElse(Format.name);
    if (!wait.wait) {
      session.printer(format == Format.table ? Format.name : format).one(Resource.RUNTIME, answer);
      return ExitCode.OK.number();
    }
    List<RunProgress> runs = watch(session.api(), List.of(id), wait.deadline(session.clock()));
    if (!readable()) {
      session.printer(format).value(json(runs).get(0));
    }
    return exitCode(runs).number();
  }

  /// Shows the runs until they have ended: on the output, or beside it when that is for a program.
  List<RunProgress> watch(ApiClient api, List<Long> ids, Instant deadline) {
    PrintStream out = progress();
    RunView view =
        session
            .terminal()
            .person()
            .<RunView>map(person -> new LiveView(out, person))
            .orElseGet(() -> new PlainView(out));
    return new RunWatcher(api, view, session.clock()).watch(ids, deadline);
  }

  /// Where people look.
  PrintStream progress() {
    return readable() ? session.out() : session.err();
  }

  /// Whether the answer is for people.
  boolean readable() {
    return session.format().orElse(Format.table) == Format.table;
  }

  static ExitCode exitCode(List<RunProgress> runs) {
    boolean allGood = runs.stream().map(RunProgress::status).allMatch(Statuses::isSuccess);
    return allGood ? ExitCode.OK : ExitCode.RUN_FAILED;
  }

  static ArrayNode json(List<RunProgress> runs) {
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    for (RunProgress run : runs) {
      ObjectNode each = list.addObject().put("id", run.id()).put("status", run.status());
      if (!run.reason().isEmpty()) {
        each.put("reason", run.reason());
      }
    }
    return list;
  }
}
