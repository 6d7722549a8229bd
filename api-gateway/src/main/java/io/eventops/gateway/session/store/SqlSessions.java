package io.eventops.gateway.session.store;

import io.eventops.gateway.session.SessionStore;
import io.eventops.gateway.session.StoredRefreshToken;
import io.eventops.platform.crypto.Digests;
import io.eventops.platform.settings.Secret;
import io.eventops.platform.sql.Database;
import io.eventops.platform.sql.Sql;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The tables `refresh_tokens` and `token_revocations`.
public final class SqlSessions implements SessionStore {
  private static final int FAMILY_BYTES = 16;
  private static final int PURGED_AT_ONCE = 10_000;

  private final Database database;

  public SqlSessions(Database database) {
    this.database = database;
  }

  @Override
  public void add(Secret refreshToken, StoredRefreshToken token, Instant now) {
    insert(database, refreshToken, token.user(), token.session(), token.expiresAt(), now);
  }

  private static void insert(
      Sql sql, Secret refreshToken, String user, String session, Instant expiresAt, Instant now) {
    sql.update(
        "INSERT INTO refresh_tokens (token_hash, family, user_name, issued_at, expires_at)"
            + " VALUES (?, ?, ?, ?, ?)",
        hash(refreshToken),
        family(session),
        user,
        now,
        expiresAt);
  }

  @Override
  public Optional<Rotation> rotate(
      Secret refreshToken, Function<StoredRefreshToken, Rotation> decision, Instant now) {
    return database.transaction(
        sql -> {
          Optional<Rotation> decided = lock(sql, refreshToken).map(decision);
          decided.ifPresent(rotation -> carryOut(sql, refreshToken, rotation, now));
          return decided;
        });
  }

  private static void carryOut(Sql sql, Secret refreshToken, Rotation rotation, Instant now) {
    switch (rotation) {
      case Rotation.Leave _ -> {}
      case Rotation.End(var old, var until) -> end(sql, old.session(), until, now);
      case Rotation.Replace(var old, var next, var expiresAt) -> {
        sql.update(
            "UPDATE refresh_tokens SET used_at = ? WHERE token_hash = ?", now, hash(refreshToken));
        insert(sql, next, old.user(), old.session(), expiresAt, now);
      }
    }
  }

  private static Optional<StoredRefreshToken> lock(Sql sql, Secret refreshToken) {
    return sql.find(
            "SELECT user_name, family, expires_at, used_at FROM refresh_tokens"
                + " WHERE token_hash = ? FOR UPDATE",
            hash(refreshToken))
        .map(SqlSessions::token);
  }

  private static StoredRefreshToken token(Row row) {
    return new StoredRefreshToken(
        row.getString("user_name"),
        HexFormat.of().formatHex(row.getBuffer("family").getBytes()),
        Sql.instant(row, "expires_at"),
        Sql.instantOrNull(row, "used_at"));
  }

  @Override
  public void end(Secret session, Optional<Instant> until, Instant now) {
    database.transaction(sql -> end(sql, session.reveal(), until.orElse(null), now));
  }

  @Override
  public void endOf(Secret refreshToken, String user, Instant until, Instant now) {
    database.transaction(
        sql ->
            lock(sql, refreshToken)
                .filter(token -> token.user().equals(user))
                .map(token -> end(sql, token.session(), until, now))
                .orElse(0));
  }

  private static int end(Sql sql, String session, @Nullable Instant until, Instant now) {
    sql.update("DELETE FROM refresh_tokens WHERE family = ?", family(session));
    return sql.update(
        "INSERT INTO token_revocations (token_hash, expires_at, created_at) VALUES (?, ?, ?)",
        Buffer.buffer(Digests.sha256(session)),
        until,
        now);
  }

  @Override
  public void endAll(String user, Instant notBefore) {
    database.transaction(
        sql -> {
          sql.update("UPDATE users SET tokens_not_before = ? WHERE name = ?", notBefore, user);
          sql.update("DELETE FROM refresh_tokens WHERE user_name = ?", user);
          // an earlier moment says nothing any more
          sql.update("DELETE FROM token_revocations WHERE user_name = ?", user);
          return sql.update(
              "INSERT INTO token_revocations (user_name, not_before, created_at)"
                  + " VALUES (?, ?, ?)",
              user,
              notBefore,
              notBefore);
        });
  }

  @Override
  public int purge(Instant now) {
    return delete("refresh_tokens", now) + delete("token_revocations", now);
  }

  private int delete(String table, Instant now) {
    return database.update(
        "DELETE FROM " + table + " WHERE expires_at < ? LIMIT " + PURGED_AT_ONCE, now);
  }

  private static Buffer hash(Secret refreshToken) {
    return Buffer.buffer(Digests.sha256(refreshToken.reveal()));
  }

  /// A session that is no log-in of ours has no refresh tokens, so any other value will do.
  private static Buffer family(String session) {
    try {
      return Buffer.buffer(HexFormat.of().parseHex(session));
    } catch (IllegalArgumentException notOurs) {
      return Buffer.buffer(Arrays.copyOf(Digests.sha256(session), FAMILY_BYTES));
    }
  }
}
