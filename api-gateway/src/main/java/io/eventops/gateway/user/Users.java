package io.eventops.gateway.user;

import java.time.Instant;
import java.util.Optional;

/// The users that there are. Names and e-mail addresses ignore case.
public interface Users {
  /// By name or, when there is no such name, by e-mail address.
  Optional<Account> findAccount(String nameOrEmail);

  Optional<User> find(String name);

  boolean emailIsUsed(String email);

  /// Whoever comes second with a name or an address is not added.
  ///
  /// @param password as it is to be stored
  Registered add(User user, String password, Instant now);

  void setPassword(String name, String password, Instant now);
}
