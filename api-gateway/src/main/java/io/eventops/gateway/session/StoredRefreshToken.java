package io.eventops.gateway.session;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A refresh token as the database knows it.
///
/// @param session the log-in that it descends from
public record StoredRefreshToken(
    String user, String session, Instant expiresAt, @Nullable Instant usedAt) {

  /// What it is still good for.
  enum State {
    GOOD,
    EXPIRED,
    REUSED
  }

  State state(Instant now) {
    if (usedAt != null) {
      return State.REUSED;
    }
    return expiresAt.isAfter(now) ? State.GOOD : State.EXPIRED;
  }
}
