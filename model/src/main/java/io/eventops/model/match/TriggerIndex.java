package io.eventops.model.match;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// All triggers, arranged so that an event costs about as much as the triggers it fires, however
/// many there are. Immutable; a changed copy shares nearly everything with the original.
///
/// What fires is exactly what [CompiledTrigger#explain] says passes.
public final class TriggerIndex {
  private static final TriggerIndex EMPTY =
      new TriggerIndex(PersistentMap.empty(), PersistentMap.empty());
  private static final Comparator<Firing> ORDER =
      Comparator.<Firing>comparingLong(firing -> firing.trigger().id())
          .thenComparingInt(Firing::entry);

  private final PersistentMap<Long, CompiledTrigger> triggers;
  private final PersistentMap<EventKey, KeyIndex> keys;

  private TriggerIndex(
      PersistentMap<Long, CompiledTrigger> triggers, PersistentMap<EventKey, KeyIndex> keys) {
    this.triggers = triggers;
    this.keys = keys;
  }

  public static TriggerIndex empty() {
    return EMPTY;
  }

  /// Of triggers with the same id the last one counts.
  public static TriggerIndex of(Collection<CompiledTrigger> triggers) {
    TriggerIndex index = EMPTY;
    for (CompiledTrigger trigger : triggers) {
      index = index.with(trigger);
    }
    return index;
  }

  public int size() {
    return triggers.size();
  }

  /// Null if there is no trigger with this id.
  public @Nullable CompiledTrigger get(long id) {
    return triggers.get(id);
  }

  /// With this trigger in the place of the one with the same id, whatever that one listened to.
  public TriggerIndex with(CompiledTrigger trigger) {
    TriggerIndex others = without(trigger.id());
    KeyIndex index = others.index(trigger.key()).with(trigger);
    return new TriggerIndex(
        others.triggers.with(trigger.id(), trigger), others.keys.with(trigger.key(), index));
  }

  public TriggerIndex without(long id) {
    CompiledTrigger trigger = triggers.get(id);
    if (trigger == null) {
      return this;
    }
    KeyIndex left = index(trigger.key()).without(id);
    return new TriggerIndex(
        triggers.without(id),
        left.triggers().size() == 0 ? keys.without(trigger.key()) : keys.with(trigger.key(), left));
  }

  /// Every trigger that listens to such events, by id.
  public List<CompiledTrigger> listening(EventKey key) {
    return index(key).all();
  }

  /// What the event fires, by id of the trigger and then by entry.
  public List<Firing> match(Occurrence occurrence) {
    KeyIndex index = keys.get(occurrence.key());
    if (index == null) {
      return List.of();
    }
    List<Firing> firings = new ArrayList<>();
    index.collect(occurrence, firings);
    if (firings.size() > 1) {
      firings.sort(ORDER);
    }
    return firings;
  }

  private KeyIndex index(EventKey key) {
    KeyIndex index = keys.get(key);
    return index == null ? KeyIndex.EMPTY : index;
  }
}
