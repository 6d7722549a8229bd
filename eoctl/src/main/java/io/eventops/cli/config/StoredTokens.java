package io.eventops.cli.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.eventops.cli.client.ApiClient;
import io.eventops.cli.client.Call;
import io.eventops.cli.client.Target;
import io.eventops.cli.client.Tokens;
import io.eventops.cli.failure.ExitCode;
import io.eventops.cli.failure.Failure;
import java.util.Optional;

/// The tokens of one account in the file; renewed ones are written back.
///
/// A refresh token is good for one use: of several programs, and threads of one, the first renews
/// under the lock of the file, the others find what it got.
public final class StoredTokens implements Tokens {
  private final ConfigFile file;
  private final ApiClient open;
  private volatile Account account;

  /// @param open calls the server of this account without a token
  public StoredTokens(ConfigFile file, Account account, ApiClient open) {
    this.file = file;
    this.account = account;
    this.open = open;
  }

  @Override
  public Optional<String> current() {
    return Optional.of(account.token());
  }

  @Override
  public synchronized Optional<String> renew(String refused) {
    if (account.token().equals(refused)) {
      Optional<Account> renewed = file.locked(() -> renewLocked(refused));
      if (renewed.isEmpty()) {
        return Optional.empty();
      }
      account = renewed.get();
    }
    return Optional.of(account.token());
  }

  private Optional<Account> renewLocked(String refused) {
    Accounts accounts = file.read();
    Optional<Account> stored = accounts.find(account.server(), account.username());
    if (stored.isEmpty() || !stored.get().token().equals(refused)) {
      return stored;
    }
    if (stored.get().refreshToken().isEmpty()) {
      return Optional.empty();
    }
    Optional<Account> fresh = refresh(stored.get());
    fresh.ifPresent(renewed -> file.write(accounts.renewed(renewed)));
    return fresh;
  }

  private Optional<Account> refresh(Account old) {
    JsonNode body = JsonNodeFactory.instance.objectNode().put("refreshToken", old.refreshToken());
    try {
      JsonNode login = open.send(Call.post(Target.of("user", "refresh"), body)).data();
      return Optional.of(
          new Account(
              old.server(),
              old.username(),
              login.path("Token").asText(""),
              login.path("RefreshToken").asText(old.refreshToken()),
              old.isDefault()));
    } catch (Failure failure) {
      if (failure.code() == ExitCode.NOT_LOGGED_IN) {
        return Optional.empty();
      }
      throw failure.during("renew the login of " + old);
    }
  }
}
