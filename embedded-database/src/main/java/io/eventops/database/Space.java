package io.eventops.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Says "the disk is full" before half of the work is done.
final class Space {
  private static final long MEGABYTE = 1024L * 1024;

  private Space() {}

  static void require(Path directory, long megabytes, String purpose) throws IOException {
    long free = Files.getFileStore(directory).getUsableSpace() / MEGABYTE;
    if (free < megabytes) {
      throw new DatabaseFault(
          "no space for "
              + purpose
              + ": "
              + directory
              + " has "
              + free
              + " MB left and needs "
              + megabytes
              + " MB; free some or choose another directory");
    }
  }
}
