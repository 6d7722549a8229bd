package io.eventops.pipeline.definition;

/// A pipeline that cannot run because of what it nests; the message is for its owner.
public final class PinFault extends RuntimeException {
  PinFault(String message) {
    super(message, null, false, false);
  }
}
