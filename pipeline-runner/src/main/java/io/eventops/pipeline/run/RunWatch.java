package io.eventops.pipeline.run;

import io.eventops.model.message.pipeline.RunChanged;
import io.eventops.model.message.pipeline.TaskChanged;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Lets people of this process watch runs, whichever process carries them out. Safe for use by
/// several threads.
public final class RunWatch {
  private final Map<Long, Set<Watcher>> watchers = new ConcurrentHashMap<>();

  /// What a watcher is told.
  public sealed interface Sight {
    record OfRun(RunChanged change) implements Sight {}

    record OfTask(TaskChanged change) implements Sight {}

    /// More has happened than was told: look at the whole run again.
    record Blurred() implements Sight {}
  }

  /// Begin to watch before reading the state, so that nothing is missed in between.
  public Watcher watch(long runId) {
    Watcher watcher = new Watcher(runId);
    watchers.compute(
        runId,
        (_, present) -> {
          Set<Watcher> all = present == null ? ConcurrentHashMap.newKeySet() : present;
          all.add(watcher);
          return all;
        });
    return watcher;
  }

  public void told(RunChanged change) {
    tell(change.runId(), new Sight.OfRun(change));
  }

  public void told(TaskChanged change) {
    tell(change.runId(), new Sight.OfTask(change));
  }

  private void tell(long runId, Sight sight) {
    Set<Watcher> all = watchers.get(runId);
    if (all != null) {
      all.forEach(watcher -> watcher.see(sight));
    }
  }

  /// Watches one run until it is closed.
  public final class Watcher implements AutoCloseable {
    private static final int MOST_WAITING = 256;

    private final long runId;
    private final BlockingQueue<Sight> waiting = new ArrayBlockingQueue<>(MOST_WAITING);

    private Watcher(long runId) {
      this.runId = runId;
    }

    private void see(Sight sight) {
      if (!waiting.offer(sight)) {
        // too slow: forget the details, keep that there were some
        waiting.clear();
        waiting.offer(new Sight.Blurred());
      }
    }

    /// The next sight; null if there is none for so long.
    public @Nullable Sight next(Duration patience) throws InterruptedException {
      return waiting.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
      watchers.computeIfPresent(
          runId,
          (_, all) -> {
            all.remove(this);
            return all.isEmpty() ? null : all;
          });
    }
  }
}
