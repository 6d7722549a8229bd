package io.eventops.gateway.user.store;

import io.eventops.gateway.password.StoredPassword;
import io.eventops.gateway.user.Account;
import io.eventops.gateway.user.Registered;
import io.eventops.gateway.user.User;
import io.eventops.gateway.user.Users;
import io.eventops.platform.sql.IdBlocks;
import io.eventops.platform.sql.Sql;
import io.vertx.mysqlclient.MySQLException;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.util.Optional;

/// The table `users`, whose collation ignores case in names and addresses.
public final class SqlUsers implements Users {
  private final Sql sql;
  private final IdBlocks ids;

  public SqlUsers(Sql sql, IdBlocks ids) {
    this.sql = sql;
    this.ids = ids;
  }

  @Override
  public Optional<Account> findAccount(String nameOrEmail) {
    return account("name", nameOrEmail).or(() -> account("email", nameOrEmail));
  }

  private Optional<Account> account(String column, String value) {
    return sql.find("SELECT name, email, password, salt FROM users WHERE " + column + " = ?", value)
        .map(
            row ->
                new Account(
                    user(row),
                    StoredPassword.of(row.getString("password"), row.getString("salt"))));
  }

  @Override
  public Optional<User> find(String name) {
    return sql.find("SELECT name, email FROM users WHERE name = ?", name).map(SqlUsers::user);
  }

  private static User user(Row row) {
    String email = row.getString("email");
    return new User(row.getString("name"), email == null ? "" : email);
  }

  @Override
  public boolean emailIsUsed(String email) {
    return sql.find("SELECT 1 FROM users WHERE email = ?", email).isPresent();
  }

  @Override
  public Registered add(User user, String password, Instant now) {
    try {
      sql.update(
          "INSERT INTO users (id, name, email, password, created_at, updated_at)"
              + " VALUES (?, ?, ?, ?, ?, ?)",
          ids.next("user"),
          user.name(),
          user.email(),
          password,
          now,
          now);
      return new Registered.Done(user);
    } catch (MySQLException fault) {
      if (!Sql.isDuplicateKey(fault)) {
        throw fault;
      }
      return find(user.name()).isPresent()
          ? new Registered.NameUsed(user.name())
          : new Registered.EmailUsed(user.email());
    }
  }

  @Override
  public void setPassword(String name, String password, Instant now) {
    sql.update(
        "UPDATE users SET password = ?, salt = NULL, updated_at = ? WHERE name = ?",
        password,
        now,
        name);
  }
}
