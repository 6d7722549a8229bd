package io.eventops.ingest.event.store;

import io.eventops.ingest.event.Batch;
import io.eventops.ingest.event.IncomingEvent;
import io.eventops.ingest.event.Receipt;
import io.eventops.platform.sql.GroupCommit;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.vertx.core.Future;
import java.util.List;
import java.util.function.Consumer;

/// Takes events in: many become durable in one transaction, and each sender is answered after it.
/// What was stored is handed to a trigger-engine over the bus; if that message is lost, the
/// trigger-engine finds the events in the database.
public final class EventIntake {
  /// Three bytes a character at worst: a batch stays below 16 MiB, which every server takes.
  private static final long BATCH_CHARACTERS = 4L << 20;

  private static final long QUEUE_CHARACTERS = 64L << 20;

  private final SqlEvents store;
  private final Consumer<List<Batch.Row>> committed;
  private final GroupCommit<IncomingEvent, Receipt> writes;
  private final Counter accepted;
  private final Counter repeated;
  private final DistributionSummary batchSize;
  private final Timer commitTime;

  /// @param committed is told of every batch after its commit
  public EventIntake(
      SqlEvents store,
      Consumer<List<Batch.Row>> committed,
      MeterRegistry meters,
      int lanes,
      int largestBatch,
      int queue) {
    this.store = store;
    this.committed = committed;
    this.writes =
        new GroupCommit<>(
            lanes,
            new GroupCommit.Limits(largestBatch, BATCH_CHARACTERS, queue, QUEUE_CHARACTERS),
            event -> event.content().length(),
            this::commit);
    this.accepted = meters.counter("eventops_ingest_events_total", "outcome", "accepted");
    this.repeated = meters.counter("eventops_ingest_events_total", "outcome", "repeated");
    this.batchSize = meters.summary("eventops_ingest_batch_events");
    this.commitTime = meters.timer("eventops_ingest_commit_seconds");
    meters.gauge("eventops_ingest_queue_events", writes, GroupCommit::waiting);
  }

  /// Fails with [GroupCommit.Full] when too many events wait for the database.
  public Future<Receipt> take(IncomingEvent event) {
    return writes.submit(event);
  }

  private Future<List<Receipt>> commit(List<IncomingEvent> events) {
    Timer.Sample sample = Timer.start();
    return store
        .store(events)
        .map(
            batch -> {
              sample.stop(commitTime);
              batchSize.record(events.size());
              accepted.increment(batch.rows().size());
              repeated.increment(events.size() - batch.rows().size());
              if (!batch.rows().isEmpty()) {
                committed.accept(batch.rows());
              }
              return batch.receipts();
            });
  }
}
