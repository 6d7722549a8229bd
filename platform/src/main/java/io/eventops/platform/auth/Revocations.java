package io.eventops.platform.auth;

import io.eventops.platform.crypto.Digests;
import io.eventops.platform.sql.Sql;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Tokens that are no longer good although their signature is: this process's copy of
/// `token_revocations`, brought up to date by [#refresh], which the launcher calls every second
/// and at once on a notice.
public final class Revocations {
  private final Map<String, Instant> users = new ConcurrentHashMap<>();
  private final Map<String, Instant> tokens = new ConcurrentHashMap<>();
  private final Supplier<Iterable<Row>> newRows;

  private Revocations(Supplier<Iterable<Row>> newRows) {
    this.newRows = newRows;
  }

  /// Reads from the database what has not expired.
  public static Revocations of(Sql sql) {
    return new Revocations(
        new Supplier<>() {
          private long newest;

          @Override
          public synchronized Iterable<Row> get() {
            var rows =
                sql.query(
                    "SELECT id, user_name, not_before, token_hash, expires_at FROM token_revocations"
                        + " WHERE id > ? AND (expires_at IS NULL OR expires_at > UTC_TIMESTAMP(3))"
                        + " ORDER BY id",
                    newest);
            for (Row row : rows) {
              // ids may commit out of order: look back a little each time
              newest = Math.max(newest, row.getLong("id") - LOOK_BACK);
            }
            return rows;
          }
        });
  }

  private static final int LOOK_BACK = 20;

  /// For processes and tests without a database.
  public static Revocations none() {
    return new Revocations(java.util.List::of);
  }

  public void refresh() {
    Instant now = Instant.now();
    tokens.values().removeIf(expiry -> expiry.isBefore(now));
    for (Row row : newRows.get()) {
      String user = row.getString("user_name");
      if (user != null) {
        users.merge(
            key(user),
            Sql.instant(row, "not_before"),
            (one, other) -> one.isAfter(other) ? one : other);
      } else {
        tokens.put(text(row.getBuffer("token_hash").getBytes()), Sql.instant(row, "expires_at"));
      }
    }
  }

  /// @param notBefore the token's `nbf`, in seconds; 0 when it has none
  boolean isRevoked(String user, @Nullable Long notBefore, String token) {
    Instant oldestGood = users.get(key(user));
    long issued = notBefore == null ? 0 : notBefore;
    if (oldestGood != null && issued < oldestGood.getEpochSecond()) {
      return true;
    }
    return !tokens.isEmpty() && tokens.containsKey(text(Digests.sha256(token)));
  }

  private static String key(String user) {
    return user.toLowerCase(Locale.ROOT);
  }

  private static String text(byte[] hash) {
    return Base64.getEncoder().encodeToString(hash);
  }
}
