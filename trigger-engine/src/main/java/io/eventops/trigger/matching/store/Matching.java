package io.eventops.trigger.matching.store;

import io.eventops.model.event.Event;
import io.eventops.model.event.EventDecoder;
import io.eventops.model.event.EventLimits;
import io.eventops.model.match.Firing;
import io.eventops.model.match.Occurrence;
import io.eventops.model.message.ingest.AcceptedEvent;
import io.eventops.model.message.trigger.FiredTrigger;
import io.eventops.model.validation.InvalidDocument;
import io.eventops.platform.sql.GroupCommit;
import io.eventops.platform.thread.Threads;
import io.eventops.trigger.matching.LiveTriggers;
import io.eventops.trigger.matching.Outcome;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Matches events against the triggers in force and commits what fires. The claim of an event and
/// what it fires are one transaction, so each event is processed once, however often it is handed
/// over.
public final class Matching {
  private static final Logger LOGGER = LoggerFactory.getLogger(Matching.class);
  private static final int LANES = 2;
  private static final int QUEUE = 50_000;
  private static final long QUEUE_CHARACTERS = 64L << 20;

  /// How often the triggers may change while one batch is processed.
  private static final int MOST_CHANGES = 10;

  private static final Duration LONGEST_RECOVERY = Duration.ofSeconds(30);

  private final LiveTriggers triggers;
  private final SqlOutcomes outcomes;
  private final Consumer<List<FiredTrigger>> fires;
  private final int largestBatch;
  private final EventDecoder decoder = new EventDecoder(EventLimits.DEFAULT);
  private final GroupCommit<Outcome, Boolean> writes;
  private final Counter processed;
  private final Counter fired;

  /// @param fires is told of what fired, after its commit
  public Matching(
      LiveTriggers triggers,
      SqlOutcomes outcomes,
      Consumer<List<FiredTrigger>> fires,
      MeterRegistry meters,
      int largestBatch) {
    this.triggers = triggers;
    this.outcomes = outcomes;
    this.fires = fires;
    this.largestBatch = largestBatch;
    this.writes =
        new GroupCommit<>(
            LANES,
            new GroupCommit.Limits(largestBatch, Long.MAX_VALUE, QUEUE, QUEUE_CHARACTERS),
            outcome -> outcome.event().content().length(),
            this::commit);
    this.processed = meters.counter("eventops_trigger_events_total");
    this.fired = meters.counter("eventops_trigger_fired_total");
    meters.gauge("eventops_trigger_queue_events", writes, GroupCommit::waiting);
  }

  /// Takes events over. What does not fit into the queue, or fails, is found again by [#recover].
  public void take(List<AcceptedEvent> events) {
    LiveTriggers.Snapshot snapshot = triggers.snapshot();
    for (AcceptedEvent event : events) {
      writes
          .submit(match(event, snapshot))
          .onFailure(
              fault ->
                  LOGGER
                      .atDebug()
                      .addKeyValue("event", event.id())
                      .addKeyValue("fault", String.valueOf(fault.getMessage()))
                      .log("event waits for recovery"));
    }
  }

  private Outcome match(AcceptedEvent accepted, LiveTriggers.Snapshot snapshot) {
    try {
      Event event = decoder.decode(accepted.content());
      List<Firing> firings = snapshot.index().match(Occurrence.of(accepted.creater(), event));
      return new Outcome(accepted, snapshot.generation(), firings, null);
    } catch (InvalidDocument fault) {
      return new Outcome(
          accepted, snapshot.generation(), List.of(), String.valueOf(fault.getMessage()));
    }
  }

  private Future<List<Boolean>> commit(List<Outcome> batch) {
    return store(batch, MOST_CHANGES)
        .map(
            stored -> {
              processed.increment(batch.size());
              fired.increment(stored.size());
              if (!stored.isEmpty()) {
                fires.accept(stored);
              }
              List<Boolean> done = new ArrayList<>(batch.size());
              batch.forEach(_ -> done.add(true));
              return done;
            });
  }

  /// When the triggers have been changed in the meantime, the events are matched again.
  private Future<List<FiredTrigger>> store(List<Outcome> batch, int changes) {
    return outcomes
        .commit(batch)
        .recover(
            fault ->
                fault instanceof SqlOutcomes.Stale && changes > 0
                    ? Threads.run("reload triggers", triggers::reload)
                        .compose(_ -> store(matchedAgain(batch), changes - 1))
                    : Future.failedFuture(fault));
  }

  private List<Outcome> matchedAgain(List<Outcome> batch) {
    LiveTriggers.Snapshot snapshot = triggers.snapshot();
    return batch.stream().map(outcome -> match(outcome.event(), snapshot)).toList();
  }

  /// Processes events that nobody processed, oldest first, until there are none left. Blocks.
  ///
  /// @param age how old an event must be to count as left behind
  public void recover(Duration age) {
    List<AcceptedEvent> waiting = outcomes.waiting(age, largestBatch);
    while (!waiting.isEmpty()) {
      LiveTriggers.Snapshot snapshot = triggers.snapshot();
      List<Outcome> batch = waiting.stream().map(event -> match(event, snapshot)).toList();
      Threads.await(commit(batch), LONGEST_RECOVERY);
      LOGGER.atInfo().addKeyValue("events", batch.size()).log("recovered events");
      waiting = outcomes.waiting(age, largestBatch);
    }
  }
}
