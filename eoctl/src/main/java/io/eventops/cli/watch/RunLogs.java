package io.eventops.cli.watch;

import com.fasterxml.jackson.databind.JsonNode;
import io.eventops.cli.client.ApiClient;
import io.eventops.cli.failure.Failure;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// Follows the logs of all tasks of a run, each from the moment when it starts.
public final class RunLogs implements RunView {
  private static final int AT_ONCE = 32;
  private static final int REST_SECONDS = 60;

  private final long run;
  private final Logs logs;
  private final Set<Long> followed = new HashSet<>();
  private final Semaphore places = new Semaphore(AT_ONCE);
  private final ConcurrentLinkedQueue<Failure> failures = new ConcurrentLinkedQueue<>();
  private final ExecutorService followers = Executors.newVirtualThreadPerTaskExecutor();

  private RunLogs(long run, Logs logs) {
    this.run = run;
    this.logs = logs;
  }

  /// Writes all logs until the run has ended and they have, too.
  ///
  /// @throws Failure when a log cannot be followed any more
  public static void follow(ApiClient api, Logs logs, long run, InstantSource clock) {
    RunLogs all = new RunLogs(run, logs);
    try {
      new RunWatcher(api, all, clock).watch(List.of(run), Instant.MAX);
      all.finish();
    } finally {
      all.followers.shutdownNow();
    }
  }

  @Override
  public void show(List<RunProgress> runs, Instant now) {
    List<JsonNode> tasks = runs.getFirst().tasks();
    TaskPaths paths = new TaskPaths(tasks);
    for (JsonNode task : tasks) {
      long id = task.path("id").asLong();
      if (Logs.hasLog(task) && followed.add(id)) {
        String name = paths.of(task);
        followers.execute(() -> follow(id, name));
      }
    }
  }

  private void follow(long task, String name) {
    try {
      places.acquire();
      try {
        logs.follow(run, task, name);
      } finally {
        places.release();
      }
    } catch (Failure failure) {
      failures.add(failure.during("log of " + name));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void finish() {
    followers.shutdown();
    try {
      if (!followers.awaitTermination(REST_SECONDS, TimeUnit.SECONDS)) {
        throw Failure.timeout("the run has ended, but not all of its logs");
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    if (!failures.isEmpty()) {
      throw failures.element();
    }
  }
}
