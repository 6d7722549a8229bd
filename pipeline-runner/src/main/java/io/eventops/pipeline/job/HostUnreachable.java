package io.eventops.pipeline.job;

import org.jspecify.annotations.Nullable;

/// A machine cannot be reached now, or the connection to it was lost. What runs there goes on; it
/// is worth trying again later.
public final class HostUnreachable extends RuntimeException {
  public HostUnreachable(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
