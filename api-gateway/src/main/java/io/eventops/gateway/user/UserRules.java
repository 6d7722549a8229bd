package io.eventops.gateway.user;

import io.eventops.gateway.password.PasswordPolicy;
import io.eventops.model.name.NameKind;
import io.eventops.model.validation.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// What a new user must look like.
public record UserRules(PasswordPolicy passwords) {
  private static final int LONGEST_EMAIL = 255;
  // addresses are proved by mail, not by patterns: this only keeps out what cannot be one
  private static final Pattern EMAIL = Pattern.compile("[^@\\s\\p{Cntrl}]+@[^@\\s\\p{Cntrl}]+");

  /// Everything that is wrong, in the order of the fields; empty when nothing is.
  List<Violation> check(String name, String email, String password) {
    List<Violation> violations = new ArrayList<>();
    if (name.isBlank()) {
      violations.add(new Violation("name", 0, "name can not empty"));
    } else {
      NameKind.USER
          .problem(name)
          .ifPresent(
              problem -> violations.add(new Violation("name", 0, problem, NameKind.USER.rule())));
    }
    emailProblem(email).ifPresent(text -> violations.add(new Violation("email", 0, text)));
    passwords
        .problem(password)
        .ifPresent(text -> violations.add(new Violation("password", 0, text)));
    return violations;
  }

  private static Optional<String> emailProblem(String email) {
    if (email.isBlank()) {
      return Optional.of("email can not empty");
    }
    if (email.length() > LONGEST_EMAIL) {
      return Optional.of("email has more than " + LONGEST_EMAIL + " characters");
    }
    return EMAIL.matcher(email).matches()
        ? Optional.empty()
        : Optional.of("email is not an address, write it as in someone@example.org");
  }
}
