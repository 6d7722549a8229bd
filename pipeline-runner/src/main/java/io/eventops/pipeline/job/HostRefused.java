package io.eventops.pipeline.job;

import org.jspecify.annotations.Nullable;

/// A machine was reached and cannot be used: it refused the login, its host key is not the one that
/// is known, or it lacks what jobs need. Trying again does not help; the message says what does.
public final class HostRefused extends RuntimeException {
  public HostRefused(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
