package io.eventops.database;

import org.jspecify.annotations.Nullable;

/// The embedded database cannot be had; the message says why, where, and what to do about it.
public sealed class DatabaseFault extends RuntimeException permits DirectoryInUse {

  DatabaseFault(String message) {
    this(message, null);
  }

  DatabaseFault(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
