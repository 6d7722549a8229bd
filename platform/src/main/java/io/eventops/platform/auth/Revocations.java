package io.eventops.platform.auth;

import io.eventops.platform.crypto.Digests;
import io.eventops.platform.sql.Sql;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Tokens that are no longer good although their signature is: this process's copy of
/// `token_revocations`, brought up to date by [#refresh], which the launcher calls every second
/// and at once on a notice.
public final class Revocations {
  // ids may commit out of order: each time a few old ones are read again
  private static final int LOOK_BACK = 20;

  private final Map<String, Instant> users = new ConcurrentHashMap<>();
  private final Map<String, Instant> sessions = new ConcurrentHashMap<>();
  private final Supplier<List<Revocation>> newOnes;

  private Revocations(Supplier<List<Revocation>> newOnes) {
    this.newOnes = newOnes;
  }

  /// Either all tokens of a user that were issued before a moment, or one session.
  ///
  /// @param sessionHash SHA-256 of the session, in Base64
  /// @param expiresAt after this the tokens are too old anyway
  record Revocation(
      @Nullable String user,
      @Nullable Instant notBefore,
      @Nullable String sessionHash,
      @Nullable Instant expiresAt) {}

  /// Reads from the database what has not expired.
  public static Revocations of(Sql sql) {
    return new Revocations(new Table(sql));
  }

  /// For processes and tests without a database.
  public static Revocations none() {
    return of(List::of);
  }

  static Revocations of(Supplier<List<Revocation>> newOnes) {
    return new Revocations(newOnes);
  }

  /// Reads what is new; blocks.
  public void refresh() {
    Instant now = Instant.now();
    sessions.values().removeIf(expiry -> expiry.isBefore(now));
    for (Revocation revocation : newOnes.get()) {
      if (revocation.user != null && revocation.notBefore != null) {
        users.merge(
            key(revocation.user),
            revocation.notBefore,
            (one, other) -> one.isAfter(other) ? one : other);
      } else if (revocation.sessionHash != null) {
        Instant expiry = revocation.expiresAt == null ? Instant.MAX : revocation.expiresAt;
        sessions.put(revocation.sessionHash, expiry);
      }
    }
  }

  /// @param issuedAt milliseconds since 1970; 0 when the token does not say
  boolean isRevoked(String user, long issuedAt, String session) {
    Instant oldestGood = users.get(key(user));
    if (oldestGood != null && issuedAt < oldestGood.toEpochMilli()) {
      return true;
    }
    return !sessions.isEmpty() && sessions.containsKey(base64(Digests.sha256(session)));
  }

  private static String key(String user) {
    return user.toLowerCase(Locale.ROOT);
  }

  private static String base64(byte[] hash) {
    return Base64.getEncoder().encodeToString(hash);
  }

  private static final class Table implements Supplier<List<Revocation>> {
    private final Sql sql;
    private long newest;

    Table(Sql sql) {
      this.sql = sql;
    }

    @Override
    public synchronized List<Revocation> get() {
      return sql
          .query(
              "SELECT id, user_name, not_before, token_hash, expires_at FROM token_revocations"
                  + " WHERE id > ? AND (expires_at IS NULL OR expires_at > UTC_TIMESTAMP(3))"
                  + " ORDER BY id",
              newest - LOOK_BACK)
          .stream()
          .map(this::read)
          .toList();
    }

    private Revocation read(Row row) {
      newest = Math.max(newest, row.getLong("id"));
      var hash = row.getBuffer("token_hash");
      return new Revocation(
          row.getString("user_name"),
          Sql.instantOrNull(row, "not_before"),
          hash == null ? null : base64(hash.getBytes()),
          Sql.instantOrNull(row, "expires_at"));
    }
  }
}
