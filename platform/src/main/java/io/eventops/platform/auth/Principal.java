package io.eventops.platform.auth;

import io.eventops.platform.settings.Secret;

/// Who is calling, proved by a token.
///
/// @param name user name, as stored
/// @param session what a log-out ends: the login that the token descends from, or the token itself
///     when it names none
public record Principal(String name, Secret session) {

  /// Without a session to end.
  public Principal(String name) {
    this(name, new Secret(""));
  }
}
