package io.eventops.gateway.password;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// What a new password must be. Length is all that counts: composition rules make passwords worse
/// (NIST SP 800-63B).
///
/// @param least characters at least
public record PasswordPolicy(int least) {
  public static final int MOST = 256;

  /// Why the password is refused; empty if it is accepted.
  public Optional<String> problem(String password) {
    if (password.isEmpty()) {
      return Optional.of("password can not empty");
    }
    int length = password.codePointCount(0, password.length());
    if (length < least) {
      return Optional.of("password has " + length + " characters, use at least " + least);
    }
    if (length > MOST) {
      return Optional.of("password has " + length + " characters, use at most " + MOST);
    }
    if (!StandardCharsets.UTF_8.newEncoder().canEncode(password)) {
      return Optional.of("password is not Unicode text: it has half a surrogate pair");
    }
    return Optional.empty();
  }
}
