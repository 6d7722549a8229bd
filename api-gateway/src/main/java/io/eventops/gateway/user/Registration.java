package io.eventops.gateway.user;

import io.eventops.gateway.password.Passwords;
import io.eventops.gateway.throttle.Throttle;
import io.eventops.model.validation.Violation;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// Makes users.
public final class Registration {
  private final boolean open;
  private final UserRules rules;
  private final Users users;
  private final Passwords passwords;
  private final Throttle addresses;
  private final InstantSource clock;

  /// @param open false refuses everybody
  /// @param addresses how often one address may register
  public Registration(
      boolean open,
      UserRules rules,
      Users users,
      Passwords passwords,
      Throttle addresses,
      InstantSource clock) {
    this.open = open;
    this.rules = rules;
    this.users = users;
    this.passwords = passwords;
    this.addresses = addresses;
    this.clock = clock;
  }

  /// @param remote address of the caller
  public Registered register(String name, String email, String password, String remote) {
    if (!open) {
      return new Registered.Closed();
    }
    List<Violation> violations = rules.check(name, email, password);
    if (!violations.isEmpty()) {
      return new Registered.Invalid(violations);
    }
    // before the hashing, which is dear
    if (users.find(name).isPresent()) {
      return new Registered.NameUsed(name);
    }
    if (users.emailIsUsed(email)) {
      return new Registered.EmailUsed(email);
    }
    Optional<Duration> wait = addresses.attempt(remote, clock.instant());
    if (wait.isPresent()) {
      return new Registered.TooOften(wait.get());
    }
    try {
      return users.add(new User(name, email), passwords.hash(password), clock.instant());
    } catch (Passwords.Busy _) {
      return new Registered.Busy();
    }
  }
}
