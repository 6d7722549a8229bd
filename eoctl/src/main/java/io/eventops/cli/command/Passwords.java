package io.eventops.cli.command;

import io.eventops.cli.document.Source;
import io.eventops.cli.failure.Failure;
import io.eventops.cli.terminal.Person;
import io.eventops.cli.terminal.Terminal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Where a password comes from: what was given, a file, the environment, or the person asked.
record Passwords(Terminal terminal) {

  /// @param file `-` for the standard input
  /// @param confirmed whether a person has to type it twice
  /// @throws Failure when there is none, and nobody to ask
  String read(
      @Nullable String given,
      @Nullable String file,
      String variable,
      String prompt,
      boolean confirmed) {
    if (given != null) {
      return given;
    }
    if (file != null) {
      return nonEmpty(firstLine(Source.one(file, terminal).text()), "the password file is empty");
    }
    Optional<String> set = terminal.variable(variable);
    if (set.isPresent()) {
      return set.get();
    }
    Person person =
        terminal
            .person()
            .orElseThrow(
                () ->
                    Failure.usage(
                        "no password: use --password-file FILE (- for the standard input) or set "
                            + variable));
    String password = nonEmpty(person.secret(prompt + ": "), "no password was given");
    if (confirmed && !person.secret(prompt + " again: ").equals(password)) {
      throw Failure.usage("the two passwords differ");
    }
    return password;
  }

  private static String firstLine(String text) {
    return text.lines().findFirst().orElse("");
  }

  private static String nonEmpty(String password, String otherwise) {
    if (password.isEmpty()) {
      throw Failure.usage(otherwise);
    }
    return password;
  }
}
