package io.eventops.migrations;

/// The database could not be brought to the schema of this version; the message says why and what
/// to do.
public final class MigrationFault extends RuntimeException {

  MigrationFault(String message, Throwable cause) {
    super(message, cause);
  }
}
