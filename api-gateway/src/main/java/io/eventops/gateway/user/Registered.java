package io.eventops.gateway.user;

import io.eventops.model.validation.Violation;
import java.time.Duration;
import java.util.List;

/// What became of a registration.
public sealed interface Registered {
  record Done(User user) implements Registered {}

  record NameUsed(String name) implements Registered {}

  record EmailUsed(String email) implements Registered {}

  record Invalid(List<Violation> violations) implements Registered {}

  /// The operator has switched it off.
  record Closed() implements Registered {}

  /// Too many passwords are being hashed.
  record Busy() implements Registered {}

  record TooOften(Duration retryAfter) implements Registered {}
}
