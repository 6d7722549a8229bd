package io.eventops.model.json;

import com.fasterxml.jackson.core.JsonStreamContext;

/// The place of a value as people write it: `values.host`, `users[2]`.
final class JsonPlace {
  private JsonPlace() {}

  static String of(JsonStreamContext innermost) {
    StringBuilder place = new StringBuilder();
    for (JsonStreamContext at = innermost; at != null && !at.inRoot(); at = at.getParent()) {
      if (at.inArray()) {
        place.insert(0, "[" + at.getCurrentIndex() + "]");
      } else if (at.getCurrentName() != null) {
        place.insert(0, "." + at.getCurrentName());
      }
    }
    return place.indexOf(".") == 0 ? place.substring(1) : place.toString();
  }
}
