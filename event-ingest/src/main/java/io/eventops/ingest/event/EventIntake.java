package io.eventops.ingest.event;

import io.eventops.model.message.ingest.AcceptedEvent;
import io.eventops.model.message.ingest.EventsAccepted;
import io.eventops.platform.bus.Bus;
import io.eventops.platform.sql.GroupCommit;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.vertx.core.Future;
import java.util.List;

/// Takes events in: many become durable in one transaction, and each sender is answered after it.
/// What was stored is handed to a trigger-engine over the bus; if that message is lost, the
/// trigger-engine finds the events in the database.
public final class EventIntake {
  private final EventStore store;
  private final Bus bus;
  private final GroupCommit<IncomingEvent, Receipt> writes;
  private final Counter accepted;
  private final Counter repeated;
  private final DistributionSummary batchSize;
  private final Timer commitTime;

  public EventIntake(
      EventStore store, Bus bus, MeterRegistry meters, int lanes, int largestBatch, int queue) {
    this.store = store;
    this.bus = bus;
    this.writes = new GroupCommit<>(lanes, largestBatch, queue, this::commit);
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
                bus.send(EventsAccepted.ADDRESS, message(batch.rows()));
              }
              return batch.receipts();
            });
  }

  private static EventsAccepted message(List<Batch.Row> rows) {
    return new EventsAccepted(rows.stream().map(EventIntake::accepted).toList());
  }

  private static AcceptedEvent accepted(Batch.Row row) {
    IncomingEvent event = row.event();
    return new AcceptedEvent(
        row.id(),
        event.creater(),
        event.name(),
        event.version(),
        event.content(),
        event.receivedAt().toEpochMilli(),
        event.traceparent());
  }
}
