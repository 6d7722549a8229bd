package io.eventops.model.match;

import io.eventops.model.event.Event;
import io.eventops.model.json.JsonObject;

/// An event as it was received, read once for all triggers.
///
/// @param creater who sent it
/// @param document the event as filters and inputs see it
public record Occurrence(String creater, Event event, JsonObject document) {

  public static Occurrence of(String creater, Event event) {
    return new Occurrence(creater, event, event.document());
  }

  EventKey key() {
    return new EventKey(creater, event.name(), event.version());
  }
}
