package io.eventops.trigger.matching;

import io.eventops.model.message.ingest.AcceptedEvent;
import io.eventops.model.message.trigger.FiredTrigger;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;

/// Where outcomes become durable.
public interface Outcomes {
  /// Moves the events on and stores what they fire, in one transaction. Events that somebody else
  /// has moved on are left alone.
  ///
  /// @return what was stored now
  Future<List<FiredTrigger>> commit(List<Outcome> outcomes);

  /// Events that are still waiting although they are older than that. Blocks.
  List<AcceptedEvent> waiting(Duration age, int most);
}
