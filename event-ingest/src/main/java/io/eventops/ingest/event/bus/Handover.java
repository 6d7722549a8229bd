package io.eventops.ingest.event.bus;

import io.eventops.ingest.event.Batch;
import io.eventops.ingest.event.IncomingEvent;
import io.eventops.model.message.ingest.AcceptedEvent;
import io.eventops.model.message.ingest.EventsAccepted;
import io.eventops.platform.bus.Bus;
import java.util.List;

/// Hands committed events to a trigger-engine. A message that is lost costs time, not the event:
/// the trigger-engine finds it in the database.
public final class Handover {
  private final Bus bus;

  public Handover(Bus bus) {
    this.bus = bus;
  }

  public void give(List<Batch.Row> rows) {
    bus.send(
        EventsAccepted.ADDRESS, new EventsAccepted(rows.stream().map(Handover::accepted).toList()));
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
