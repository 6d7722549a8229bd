package io.eventops.model.match;

import java.util.List;

/// Whose triggers may react to an event that names no users.
public enum Audience {
  /// Everybody's, as it always was.
  EVERYONE,
  /// Only those of the user who sent it.
  SENDER;

  /// Whether the users of an event leave nobody out.
  boolean isEverybody(List<String> users) {
    return this == EVERYONE && users.isEmpty();
  }
}
