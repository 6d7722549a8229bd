package io.eventops.model.message.pipeline;

import io.eventops.model.message.Address;

/// A process holds fewer places of an actuator than before, or wants some; published, so that the
/// others look at what they hold.
public record SeatsChanged(long actuatorId) {
  public static final Address<SeatsChanged> ADDRESS =
      new Address<>("pipeline.seats.changed.v1", SeatsChanged.class);
}
