package io.eventops.model.message.trigger;

import io.eventops.model.message.Address;

/// A trigger definition was applied or deleted; whoever matches reads the revisions up to this one.
///
/// @param generation number of the newest revision
public record TriggersChanged(long generation) {
  public static final Address<TriggersChanged> ADDRESS =
      new Address<>("trigger.definitions.changed.v1", TriggersChanged.class);
}
