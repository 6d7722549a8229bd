package io.eventops.ingest.event;

import io.vertx.core.Future;
import java.util.List;

/// Where events become durable.
public interface EventStore {
  /// Stores the events in one transaction; complete after the commit.
  Future<Batch> store(List<IncomingEvent> events);
}
