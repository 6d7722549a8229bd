package io.eventops.gateway.password;

/// What a password turned out to be.
public sealed interface PasswordVerdict {
  record Wrong() implements PasswordVerdict {}

  record Right() implements PasswordVerdict {}

  /// Right, but kept in a way that is no longer good enough.
  ///
  /// @param replacement what to store instead
  record RightButOutdated(String replacement) implements PasswordVerdict {}
}
