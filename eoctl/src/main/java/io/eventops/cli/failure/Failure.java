package io.eventops.cli.failure;

import io.eventops.model.validation.Violation;
import java.util.List;

/// Ends a command: one line for the person at the terminal, and an exit code for scripts.
public final class Failure extends RuntimeException {
  private final ExitCode code;
  private final transient List<Violation> violations;

  /// @param message what went wrong, where, and what to do
  /// @param violations everything that is wrong with a document, if that is the reason
  public Failure(ExitCode code, String message, List<Violation> violations) {
    super(message, null, false, false);
    this.code = code;
    this.violations = List.copyOf(violations);
  }

  public Failure(ExitCode code, String message) {
    this(code, message, List.of());
  }

  public static Failure refused(String message) {
    return new Failure(ExitCode.REFUSED, message);
  }

  public static Failure usage(String message) {
    return new Failure(ExitCode.USAGE, message);
  }

  public static Failure notLoggedIn(String message) {
    return new Failure(ExitCode.NOT_LOGGED_IN, message);
  }

  public static Failure unreachable(String message) {
    return new Failure(ExitCode.UNREACHABLE, message);
  }

  public static Failure timeout(String message) {
    return new Failure(ExitCode.TIMEOUT, message);
  }

  /// The same failure, told with what was being done.
  public Failure during(String action) {
    return new Failure(code, action + ": " + message(), violations);
  }

  public ExitCode code() {
    return code;
  }

  public String message() {
    return String.valueOf(getMessage());
  }

  public List<Violation> violations() {
    return violations;
  }
}
