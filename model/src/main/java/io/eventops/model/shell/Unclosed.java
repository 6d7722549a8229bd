package io.eventops.model.shell;

/// Ends the reading of a script in which something that was opened is never closed.
final class Unclosed extends RuntimeException {
  private final int origin;

  /// @param what is open, as in `a single quote`
  Unclosed(String what, int origin) {
    super(what, null, false, false);
    this.origin = origin;
  }

  int origin() {
    return origin;
  }
}
