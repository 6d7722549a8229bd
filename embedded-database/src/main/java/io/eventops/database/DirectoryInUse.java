package io.eventops.database;

/// Another live process has the data directory.
public final class DirectoryInUse extends DatabaseFault {

  DirectoryInUse(String message) {
    super(message);
  }
}
