package io.eventops.cli.config;

import io.eventops.cli.failure.Failure;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// Everybody that eoctl is logged in as. Immutable.
public record Accounts(List<Account> all) {
  public static final Accounts NONE = new Accounts(List.of());

  public Accounts {
    all = List.copyOf(all);
  }

  /// The account that a command means.
  ///
  /// @param server only one on this server, if given
  /// @param username only this user, if given
  /// @throws Failure when there is none, or no telling which
  public Account select(Optional<String> server, Optional<String> username) {
    List<Account> fitting = fitting(server, username);
    return only(fitting, Account::isDefault)
        .or(() -> asTheDefaultHas(fitting))
        .or(() -> only(fitting, _ -> true))
        .orElseThrow(() -> unclear(fitting));
  }

  /// The account that is described, whatever the default is.
  ///
  /// @throws Failure when there is none, or no telling which
  public Account exactly(Optional<String> server, Optional<String> username) {
    List<Account> fitting = fitting(server, username);
    return only(fitting, _ -> true).orElseThrow(() -> unclear(fitting));
  }

  private List<Account> fitting(Optional<String> server, Optional<String> username) {
    List<Account> fitting =
        all.stream()
            .filter(account -> server.map(account::isOn).orElse(true))
            .filter(account -> username.map(account.username()::equals).orElse(true))
            .toList();
    if (fitting.isEmpty()) {
      throw Failure.notLoggedIn(
          "not logged in"
              + username.map(name -> " as " + name).orElse("")
              + server.map(address -> " at " + address).orElse("")
              + "; run: eoctl login -s "
              + server.orElse("URL")
              + " -u "
              + username.orElse("NAME"));
    }
    return fitting;
  }

  /// The account of that user on that server.
  public Optional<Account> find(String server, String username) {
    return all.stream().filter(account -> account.is(server, username)).findFirst();
  }

  /// With a new login, which becomes the default; an older one of the same user is replaced.
  public Accounts loggedIn(Account account) {
    List<Account> others = new ArrayList<>(without(account).all);
    others.replaceAll(other -> other.asDefault(false));
    others.add(account.asDefault(true));
    return new Accounts(others);
  }

  /// With new tokens for an account that is there; otherwise as it is.
  public Accounts renewed(Account account) {
    return new Accounts(
        all.stream()
            .map(
                old ->
                    old.is(account.server(), account.username())
                        ? account.asDefault(old.isDefault())
                        : old)
            .toList());
  }

  public Accounts without(Account account) {
    return new Accounts(
        all.stream().filter(old -> !old.is(account.server(), account.username())).toList());
  }

  /// With this account as the default.
  public Accounts using(Account account) {
    return new Accounts(
        all.stream()
            .map(old -> old.asDefault(old.is(account.server(), account.username())))
            .toList());
  }

  /// What is not given is taken from the default, when that leaves exactly one.
  private Optional<Account> asTheDefaultHas(List<Account> fitting) {
    return only(all, Account::isDefault)
        .flatMap(
            chosen ->
                only(
                    fitting,
                    account ->
                        account.isOn(chosen.server())
                            || account.username().equals(chosen.username())));
  }

  private static Optional<Account> only(List<Account> accounts, Predicate<Account> wanted) {
    List<Account> found = accounts.stream().filter(wanted).toList();
    return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
  }

  private static Failure unclear(List<Account> fitting) {
    String list = fitting.stream().map(Account::toString).collect(Collectors.joining(", "));
    return Failure.usage(
        "which account: " + list + "? add -s and -u, or choose one with eoctl config use");
  }
}
