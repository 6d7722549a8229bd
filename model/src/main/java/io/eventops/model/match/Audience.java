package io.eventops.model.match;

/// Whose triggers may react to an event that names no users.
public enum Audience {
  /// Everybody's, as it always was.
  EVERYONE,
  /// Only those of the user who sent it.
  SENDER
}
