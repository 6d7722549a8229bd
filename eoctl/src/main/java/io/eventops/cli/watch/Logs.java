package io.eventops.cli.watch;

import com.fasterxml.jackson.databind.JsonNode;
import io.eventops.cli.client.ApiClient;
import io.eventops.cli.client.Call;
import io.eventops.cli.client.EventStream;
import io.eventops.cli.client.SseEvent;
import io.eventops.cli.client.Target;
import io.eventops.cli.failure.Failure;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/// The logs of the tasks of a run.
public final class Logs {
  private static final Duration TICK = Duration.ofSeconds(1);
  private static final int PIECE = 8192;

  private final ApiClient api;
  private final PrintStream out;

  public Logs(ApiClient api, PrintStream out) {
    this.api = api;
    this.out = out;
  }

  /// Writes the log of one task as it is now, byte for byte.
  public void copy(long run, long task) {
    try (InputStream log = api.stream(Call.get(target(run, task)))) {
      log.transferTo(out);
    } catch (IOException fault) {
      throw broken(fault);
    }
    out.flush();
  }

  /// Writes the logs of all tasks as they are now, each line with the task that it is of.
  public void copyAll(long run, Iterable<JsonNode> tasks) {
    TaskPaths paths = new TaskPaths(tasks);
    for (JsonNode task : tasks) {
      if (hasLog(task)) {
        PrefixedLines lines = new PrefixedLines(out, paths.of(task));
        copy(run, task.path("id").asLong(), lines);
      }
    }
  }

  /// Writes the log of one task until the task has ended.
  ///
  /// @param name stands before each line; empty for nothing
  public void follow(long run, long task, String name) throws InterruptedException {
    PrefixedLines lines = new PrefixedLines(out, name);
    try (EventStream events = api.events(offset -> following(run, task, offset))) {
      while (true) {
        Optional<SseEvent> event = events.next(TICK);
        if (event.isEmpty()) {
          continue;
        }
        if (event.get().type().equals("end")) {
          lines.end();
          return;
        }
        lines.append(event.get().json().path("text").asText(""));
      }
    }
  }

  static boolean hasLog(JsonNode task) {
    return !task.path("type").asText("").equals("pipeline")
        && Statuses.mayHaveLog(task.path("status").asText(""));
  }

  private void copy(long run, long task, PrefixedLines lines) {
    char[] piece = new char[PIECE];
    try (Reader log =
        new InputStreamReader(api.stream(Call.get(target(run, task))), StandardCharsets.UTF_8)) {
      for (int length = log.read(piece); length >= 0; length = log.read(piece)) {
        lines.append(String.valueOf(piece, 0, length));
      }
    } catch (IOException fault) {
      throw broken(fault);
    }
    lines.end();
  }

  private static Target target(long run, long task) {
    return Target.of("pipeline", run, "tasks", task, "logs");
  }

  private static Target following(long run, long task, String offset) {
    return target(run, task).with("follow", true).with("offset", offset.isEmpty() ? "0" : offset);
  }

  private static Failure broken(IOException fault) {
    return Failure.unreachable("the log broke off: " + fault.getMessage());
  }
}
