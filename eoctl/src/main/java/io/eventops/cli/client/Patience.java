package io.eventops.cli.client;

import java.time.Duration;
import java.util.Optional;

/// When to try again a call that the server was too busy for.
///
/// @param attempts how often a call is sent at most
/// @param longest how long one wait may be; a server that wants more is not waited for
public record Patience(int attempts, Duration longest) {
  public static final Patience DEFAULT = new Patience(4, Duration.ofSeconds(20));

  /// How long to wait before the next attempt; empty to give up. Without `Retry-After` a 503 is
  /// final: the old servers answer every error with one.
  ///
  /// @param attempt the attempt that was answered, from 1
  Optional<Duration> before(int attempt, int status, Optional<String> retryAfter) {
    if ((status != 429 && status != 503) || attempt >= attempts) {
      return Optional.empty();
    }
    return retryAfter
        .filter(text -> text.matches("[0-9]{1,6}"))
        .map(text -> Duration.ofSeconds(Long.parseLong(text)))
        .filter(wait -> wait.compareTo(longest) <= 0);
  }
}
