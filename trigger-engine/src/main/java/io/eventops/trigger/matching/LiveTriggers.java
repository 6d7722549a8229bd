package io.eventops.trigger.matching;

import io.eventops.model.definition.TriggerDefinition;
import io.eventops.model.match.Audience;
import io.eventops.model.match.TriggerIndex;
import io.eventops.model.validation.InvalidDocument;
import io.eventops.trigger.definition.Revision;
import io.eventops.trigger.definition.TriggerStore;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The triggers in force, in memory. Readers never wait; a reload reads only what has changed.
public final class LiveTriggers {
  private static final Logger LOGGER = LoggerFactory.getLogger(LiveTriggers.class);

  /// Gauge: the newest trigger revision that this process knows; behind others means stale.
  public static final String GENERATION = "eventops_trigger_generation";

  private final TriggerStore store;
  private final Audience audience;
  private volatile Snapshot snapshot = new Snapshot(-1, TriggerIndex.empty());

  public LiveTriggers(TriggerStore store, Audience audience, MeterRegistry meters) {
    this.store = store;
    this.audience = audience;
    meters.gauge(GENERATION, this, live -> live.snapshot.generation());
    meters.gauge("eventops_trigger_definitions", this, live -> live.snapshot.index().size());
  }

  /// @param generation the newest revision in the index
  public record Snapshot(long generation, TriggerIndex index) {}

  public Snapshot snapshot() {
    return snapshot;
  }

  /// Brings the index up to the newest revision that is committed. Blocks.
  public synchronized void reload() {
    Snapshot old = snapshot;
    List<Revision> revisions =
        old.generation() < 0 ? store.current() : store.revisionsAfter(old.generation());
    if (old.generation() >= 0 && revisions.isEmpty()) {
      return;
    }
    TriggerIndex index = old.index();
    long generation = Math.max(0, old.generation());
    for (Revision revision : revisions) {
      index = changed(index, revision);
      generation = revision.generation();
    }
    snapshot = new Snapshot(generation, index);
  }

  private TriggerIndex changed(TriggerIndex index, Revision revision) {
    if (revision.content() == null) {
      return index.without(revision.triggerId());
    }
    try {
      TriggerDefinition definition =
          TriggerDefinition.read(revision.content(), revision.creater()).definition();
      return index.with(
          definition.compile(
              revision.triggerId(), revision.generation(), revision.creater(), audience));
    } catch (InvalidDocument fault) {
      // it was valid when it was applied: a later version refuses it, and one must not stop all
      LOGGER
          .atError()
          .addKeyValue("generation", revision.generation())
          .addKeyValue("trigger", revision.triggerId())
          .setCause(fault)
          .log("a stored trigger is not valid any more and does not fire: apply it again");
      return index.without(revision.triggerId());
    }
  }
}
