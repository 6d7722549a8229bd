package io.eventops.gateway.session;

import io.eventops.gateway.session.SessionStore.Rotation;
import io.eventops.gateway.user.User;
import io.eventops.gateway.user.Users;
import io.eventops.platform.auth.Principal;
import io.eventops.platform.auth.Tokens;
import io.eventops.platform.crypto.Digests;
import io.eventops.platform.settings.Secret;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;

/// Starts, continues and ends sessions. A session is one log-in: a chain of refresh tokens, each
/// good for one use, and the access tokens that were issued along it.
public final class Sessions {
  private static final int REFRESH_LETTERS = 43;
  private static final int SESSION_DIGITS = 32;

  private final Lives lives;
  private final Tokens tokens;
  private final SessionStore store;
  private final Users users;
  private final RevocationNotice notice;
  private final InstantSource clock;

  public Sessions(
      Lives lives,
      Tokens tokens,
      SessionStore store,
      Users users,
      RevocationNotice notice,
      InstantSource clock) {
    this.lives = lives;
    this.tokens = tokens;
    this.store = store;
    this.users = users;
    this.notice = notice;
    this.clock = clock;
  }

  /// How long tokens are good.
  public record Lives(Duration access, Duration refresh) {}

  SessionTokens start(User user, Instant now) {
    String session = UUID.randomUUID().toString().replace("-", "");
    Secret refresh = newRefreshToken();
    store.add(
        refresh, new StoredRefreshToken(user.name(), session, now.plus(lives.refresh), null), now);
    return tokens(user, session, refresh, now);
  }

  /// Trades a refresh token for new tokens of the same session.
  public RefreshResult refresh(Secret refreshToken) {
    Instant now = clock.instant();
    Optional<Rotation> rotation =
        store.rotate(refreshToken, token -> decide(token, newRefreshToken(), now), now);
    return switch (rotation.orElse(null)) {
      case null -> new RefreshResult.Refused();
      case Rotation.Leave _ -> new RefreshResult.Refused();
      case Rotation.End(var old, _) -> {
        notice.revoked(old.user());
        yield new RefreshResult.Reused(old.user());
      }
      case Rotation.Replace(var old, var next, _) ->
          users
              .find(old.user())
              .<RefreshResult>map(
                  user -> new RefreshResult.Done(tokens(user, old.session(), next, now)))
              .orElseGet(RefreshResult.Refused::new);
    };
  }

  private Rotation decide(StoredRefreshToken token, Secret next, Instant now) {
    return switch (token.state(now)) {
      case GOOD -> new Rotation.Replace(token, next, now.plus(lives.refresh));
      case EXPIRED -> new Rotation.Leave(token);
      case REUSED -> new Rotation.End(token, now.plus(lives.access));
    };
  }

  /// Ends the session behind the request, and that of the refresh token if one is given.
  public void end(Principal principal, Optional<Secret> refreshToken) {
    Instant now = clock.instant();
    Instant until = now.plus(lives.access);
    // a token of the ancestor is a session of its own, and may live for years
    boolean known = principal.session().reveal().length() == SESSION_DIGITS;
    store.end(principal.session(), known ? Optional.of(until) : Optional.empty(), now);
    refreshToken.ifPresent(token -> store.endOf(token, principal.name(), until, now));
    notice.revoked(principal.name());
  }

  public void endAll(String user) {
    endAllBefore(user);
  }

  /// Ends all sessions and starts one in their place.
  SessionTokens replaceAll(User user) {
    return start(user, endAllBefore(user.name()));
  }

  /// @return the moment from which tokens are good again
  private Instant endAllBefore(String user) {
    // tokens know their millisecond: this one is over for those of just now
    Instant notBefore = clock.instant().plusMillis(1);
    store.endAll(user, notBefore);
    notice.revoked(user);
    return notBefore;
  }

  private SessionTokens tokens(User user, String session, Secret refresh, Instant now) {
    String access = tokens.issue(user.name(), session, now, lives.access);
    return new SessionTokens(user, new Secret(access), refresh, lives.access);
  }

  private static Secret newRefreshToken() {
    return new Secret(Digests.token(REFRESH_LETTERS));
  }
}
