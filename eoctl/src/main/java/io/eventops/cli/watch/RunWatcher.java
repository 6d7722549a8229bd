package io.eventops.cli.watch;

import com.fasterxml.jackson.databind.JsonNode;
import io.eventops.cli.client.ApiClient;
import io.eventops.cli.client.EventStream;
import io.eventops.cli.client.SseEvent;
import io.eventops.cli.client.Target;
import io.eventops.cli.failure.Failure;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/// Follows runs until all of them have ended.
public final class RunWatcher {
  private static final int AHEAD = 256;
  private static final Duration TICK = Duration.ofSeconds(1);

  private final ApiClient api;
  private final RunView view;
  private final InstantSource clock;

  public RunWatcher(ApiClient api, RunView view, InstantSource clock) {
    this.api = api;
    this.view = view;
    this.clock = clock;
  }

  /// What a stream tells.
  private sealed interface Update {
    record Happened(RunProgress run, SseEvent event) implements Update {}

    record Known(RunProgress run, JsonNode detail) implements Update {}

    record Ended(RunProgress run, JsonNode detail) implements Update {}

    record Broke(RunProgress run, Failure failure) implements Update {}
  }

  /// The runs as they ended.
  ///
  /// @param deadline when to stop waiting
  /// @throws Failure when they did not end in time, or cannot be followed any more
  public List<RunProgress> watch(List<Long> ids, Instant deadline) {
    List<RunProgress> runs = ids.stream().map(RunProgress::new).toList();
    BlockingQueue<Update> updates = new ArrayBlockingQueue<>(AHEAD);
    ExecutorService readers = Executors.newVirtualThreadPerTaskExecutor();
    try {
      runs.forEach(run -> readers.execute(() -> read(run, updates)));
      follow(runs, updates, deadline);
      return runs;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw Failure.timeout("interrupted while waiting");
    } finally {
      readers.shutdownNow();
    }
  }

  private void follow(List<RunProgress> runs, BlockingQueue<Update> updates, Instant deadline)
      throws InterruptedException {
    long open = runs.size();
    while (open > 0) {
      Update update = updates.poll(TICK.toMillis(), TimeUnit.MILLISECONDS);
      switch (update) {
        case null -> {}
        case Update.Happened(RunProgress run, SseEvent event) -> run.accept(event);
        case Update.Known(RunProgress run, JsonNode detail) -> run.snapshot(detail);
        case Update.Ended(RunProgress run, JsonNode detail) -> {
          run.finish(detail);
          open--;
        }
        case Update.Broke(RunProgress run, Failure failure) ->
            throw failure.during("follow run " + run.id());
      }
      view.show(runs, clock.instant());
      if (open > 0 && clock.instant().isAfter(deadline)) {
        throw Failure.timeout(stillRunning(runs));
      }
    }
  }

  private void read(RunProgress run, BlockingQueue<Update> updates) {
    try {
      try {
        readToEnd(run, updates);
      } catch (Failure failure) {
        updates.put(new Update.Broke(run, failure));
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void readToEnd(RunProgress run, BlockingQueue<Update> updates)
      throws InterruptedException {
    Target stream = Target.of("pipeline", run.id(), "stream");
    Target state = Target.of("pipeline", run.id());
    RunProgress known = new RunProgress(run.id());
    try (EventStream events = api.events(_ -> stream)) {
      boolean ended = false;
      while (!ended) {
        Optional<SseEvent> event = events.next(TICK);
        if (event.isPresent()) {
          known.accept(event.get());
          updates.put(new Update.Happened(run, event.get()));
          ended = event.get().type().equals("end");
        } else if (known.missesHost()) {
          // the events do not say where a task runs; a quiet second is used to ask
          JsonNode detail = api.get(state).data();
          known.snapshot(detail);
          updates.put(new Update.Known(run, detail));
        }
      }
      updates.put(new Update.Ended(run, api.get(state).data()));
    }
  }

  private static String stillRunning(List<RunProgress> runs) {
    String open =
        runs.stream()
            .filter(run -> !run.ended())
            .map(run -> Long.toString(run.id()))
            .collect(Collectors.joining(", "));
    return "not ended in time: run " + open + "; it goes on, eoctl runtime watch ID shows it";
  }
}
