package io.eventops.cli.failure;

/// What a script can tell from how a command ended.
public enum ExitCode {
  OK(0),
  /// The server said no, or a file is not good.
  REFUSED(1),
  /// The command line is wrong.
  USAGE(2),
  /// Not logged in, or the login has ended.
  NOT_LOGGED_IN(3),
  /// The server cannot be reached.
  UNREACHABLE(4),
  /// No answer, or no end, in the time given.
  TIMEOUT(5),
  /// A run that was waited for did not end with success.
  RUN_FAILED(6);

  private final int number;

  ExitCode(int number) {
    this.number = number;
  }

  public int number() {
    return number;
  }
}
