package io.eventops.pipeline.definition;

/// A pipeline that cannot run because of what it nests; the message is for its owner.
public final class PinFault extends RuntimeException {
  private final String alias;

  /// @param alias the task of the outermost pipeline in which it was found
  PinFault(String alias, String message) {
    super(message, null, false, false);
    this.alias = alias;
  }

  /// The task of the outermost pipeline in which it was found.
  String alias() {
    return alias;
  }
}
