package io.eventops.gateway.password;

import org.jspecify.annotations.Nullable;

/// A password as a user row keeps it.
public sealed interface StoredPassword permits Argon2Hash, Md5Hash {

  /// @param salt only with rows of the ancestor, whose passwords are salted md5
  /// @throws IllegalArgumentException when the row has neither form
  static StoredPassword of(String password, @Nullable String salt) {
    return password.startsWith("$")
        ? Argon2Hash.parse(password)
        : new Md5Hash(password, salt == null ? "" : salt);
  }

  /// Whether it is the hash of this password; compares in constant time.
  boolean matches(String password);
}
