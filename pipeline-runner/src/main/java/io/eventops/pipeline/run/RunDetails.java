package io.eventops.pipeline.run;

import io.eventops.pipeline.definition.Definitions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A run with everything that is shown of it. Blocks; call it on virtual threads.
public final class RunDetails {
  private final RunViews views;
  private final RunStore store;
  private final Definitions definitions;
  private final RunWatch watch;

  /// @param contexts of the root pipeline, by name
  /// @param inputs of the root pipeline
  public record Detail(
      RunView run,
      Snapshots snapshots,
      Map<String, Value> contexts,
      Map<String, String> inputs,
      List<Part> tasks) {}

  /// @param needs aliases in the same pipeline
  public record Part(TaskView task, List<String> needs) {}

  public RunDetails(RunViews views, RunStore store, Definitions definitions, RunWatch watch) {
    this.views = views;
    this.store = store;
    this.definitions = definitions;
    this.watch = watch;
  }

  public Optional<Detail> find(String user, long runId) {
    return views.find(user, runId).map(this::detail);
  }

  private Detail detail(RunView run) {
    StoredRun stored = store.load(run.id());
    List<TaskView> tasks = views.tasks(run.id());
    RunDefinitions tree =
        new RunDefinitions(definitions, stored.facts(), tasks.stream().map(TaskView::row).toList());
    List<Part> parts = new ArrayList<>();
    tasks.forEach(task -> parts.add(new Part(task, tree.needs(task.row()))));
    return new Detail(run, views.snapshots(run), stored.contexts(), stored.facts().inputs(), parts);
  }

  /// Waits until the run has ended.
  ///
  /// @return whether it has within that time
  public boolean awaitEnd(String user, long runId, Duration patience, Runnable first)
      throws InterruptedException {
    long end = System.nanoTime() + patience.toNanos();
    try (RunWatch.Watcher watcher = watch.watch(runId)) {
      first.run();
      while (true) {
        if (views.find(user, runId).map(run -> run.status().isDone()).orElse(true)) {
          return true;
        }
        Duration left = Duration.ofNanos(end - System.nanoTime());
        if (left.isNegative()) {
          return false;
        }
        RunWatch.Sight sight = watcher.next(left);
        while (sight instanceof RunWatch.Sight.OfTask) {
          sight = watcher.next(Duration.ofNanos(Math.max(0, end - System.nanoTime())));
        }
      }
    }
  }
}
