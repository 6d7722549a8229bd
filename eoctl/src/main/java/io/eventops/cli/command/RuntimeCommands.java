package io.eventops.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.eventops.cli.client.ApiClient;
import io.eventops.cli.client.Call;
import io.eventops.cli.client.Target;
import io.eventops.cli.failure.Failure;
import io.eventops.cli.output.OldShapes;
import io.eventops.cli.output.Resource;
import io.eventops.cli.watch.Logs;
import io.eventops.cli.watch.RunLogs;
import io.eventops.cli.watch.RunProgress;
import io.eventops.cli.watch.TaskPaths;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `eoctl runtime`: runs of pipelines.
@Command(name = "runtime", description = "Runs of pipelines.")
final class RuntimeCommands {
  private final Session session;

  RuntimeCommands(Session session) {
    this.session = session;
  }

  @Command(name = "list", description = "Lists your runs, the newest first, as one line of JSON.")
  void list(@Mixin RuntimeFilter filter) {
    JsonNode items = new Lookup(session.api()).list(filter.target());
    Answers.list(session, Resource.RUNTIME, OldShapes.RUNTIME, items);
  }

  @Command(name = "get", description = "Shows a run with its tasks, as one line of JSON.")
  void get(@Mixin RunId id) {
    JsonNode found = session.api().get(Target.of("pipeline", id.number())).data();
    if (session.format().isEmpty()) {
      session.out().println(OldShapes.RUNTIME_DETAIL.one(found));
    } else {
      Answers.describe(session, Resource.RUNTIME, found);
    }
  }

  @Command(name = "describe", description = "Shows a run with its tasks.")
  void describe(@Mixin RunId id) {
    Answers.describe(session, Resource.RUNTIME, Long.toString(id.number()));
  }

  @Command(name = "cancel", description = "Stops a run.")
  void cancel(@Mixin RunId id) {
    Target target = Target.of("pipeline", id.number(), "cancel");
    try {
      session.out().println(session.api().send(Call.post(target).asRepeatable()).data());
    } catch (Failure failure) {
      throw failure.during("cancel run " + id.number());
    }
  }

  @Command(
      name = "watch",
      description = "Shows the tasks of a run until it has ended; ends with 6 unless it succeeds.")
  int watch(
      @Mixin RunId id,
      @Option(
              names = "--timeout",
              paramLabel = "TIME",
              defaultValue = "1d",
              description = "The longest wait, as in 90s, 5m, 2h (the default is 1d).")
          String timeout) {
    Runs runs = new Runs(session);
    List<RunProgress> ended =
        runs.watch(
            session.api(), List.of(id.number()), WaitOptions.deadline(timeout, session.clock()));
    return Runs.exitCode(ended).number();
  }

  @Command(name = "logs", description = "Shows the log of a task, or of all tasks of a run.")
  void logs(
      @Parameters(index = "0", paramLabel = "ID", description = "The run.") String run,
      @Parameters(
              index = "1",
              arity = "0..1",
              paramLabel = "TASK",
              description = "The alias, path (deploy/copy) or id of a task.")
          @Nullable String task,
      @Option(
              names = {"-f", "--follow"},
              description = "Goes on until the task, or run, has ended.")
          boolean follow)
      throws InterruptedException {
    long id = Lookup.id(Resource.RUNTIME, run);
    ApiClient api = session.api();
    Logs logs = new Logs(api, session.out());
    if (task == null && follow) {
      RunLogs.follow(api, logs, id, session.clock());
      return;
    }
    JsonNode tasks = new Lookup(api).one(Resource.RUNTIME, Long.toString(id)).path("tasks");
    if (task == null) {
      logs.copyAll(id, tasks);
      return;
    }
    long taskId = new TaskPaths(tasks).find(task).path("id").asLong();
    if (follow) {
      logs.follow(id, taskId, "");
    } else {
      logs.copy(id, taskId);
    }
  }

  @Command(name = "rerun", description = "Runs it again, with the same definition and inputs.")
  int rerun(
      @Mixin RunId id,
      @Option(
              names = "--from-failed",
              description = "Keeps what succeeded, and goes on from there.")
          boolean fromFailed,
      @Mixin WaitOptions wait) {
    JsonNode body =
        JsonNodeFactory.instance.objectNode().put("from", fromFailed ? "failed" : "start");
    Target target = Target.of("pipeline", id.number(), "rerun");
    return new Runs(session).started(session.api().send(Call.post(target, body)).data(), wait);
  }
}
