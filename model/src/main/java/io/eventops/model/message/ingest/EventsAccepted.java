package io.eventops.model.message.ingest;

import io.eventops.model.message.Address;
import java.util.List;

/// Events that are committed and wait for their triggers; sent to one trigger-engine.
///
/// @param events in the order of their ids, as many as one commit had
public record EventsAccepted(List<AcceptedEvent> events) {
  public static final Address<EventsAccepted> ADDRESS =
      new Address<>("ingest.events.accepted.v1", EventsAccepted.class);

  public EventsAccepted {
    events = List.copyOf(events);
  }
}
