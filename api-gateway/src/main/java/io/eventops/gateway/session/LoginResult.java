package io.eventops.gateway.session;

import java.time.Duration;

/// What became of a log-in, or of a change of password.
public sealed interface LoginResult {
  record Done(SessionTokens tokens) implements LoginResult {}

  /// There is no such user, or the password is another one: nobody is told which.
  record Refused() implements LoginResult {}

  record TooOften(Duration retryAfter) implements LoginResult {}

  /// Too many passwords are being hashed.
  record Busy() implements LoginResult {}

  /// The new password is not acceptable.
  record BadPassword(String problem) implements LoginResult {}
}
