package io.eventops.gateway.session;

import io.eventops.platform.settings.Secret;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/// Keeps sessions: their refresh tokens, of which it knows only the hashes, and their end.
public interface SessionStore {
  /// @param token its session has 32 hexadecimal digits
  void add(Secret refreshToken, StoredRefreshToken token, Instant now);

  /// Looks at a token and does what is decided about it, while nobody else can use it.
  ///
  /// @return the decision; empty when there is no such token
  Optional<Rotation> rotate(
      Secret refreshToken, Function<StoredRefreshToken, Rotation> decision, Instant now);

  /// What to do about a refresh token.
  sealed interface Rotation {
    StoredRefreshToken old();

    /// It is used up, and this one takes its place.
    record Replace(StoredRefreshToken old, Secret next, Instant nextExpiresAt)
        implements Rotation {}

    /// Its session ends, with all its tokens.
    ///
    /// @param until when the last access token of the session has expired
    record End(StoredRefreshToken old, Instant until) implements Rotation {}

    record Leave(StoredRefreshToken old) implements Rotation {}
  }

  /// Ends one session: its refresh tokens are gone, its access tokens revoked.
  ///
  /// @param session as the principal has it
  /// @param until when the last access token of the session has expired; empty when that is not
  ///     known
  void end(Secret session, Optional<Instant> until, Instant now);

  /// Ends the session of a refresh token, if it belongs to the user.
  void endOf(Secret refreshToken, String user, Instant until, Instant now);

  /// Ends all sessions of a user: what was issued before the moment is revoked.
  void endAll(String user, Instant notBefore);

  /// Forgets what has expired.
  ///
  /// @return how much that was
  int purge(Instant now);
}
