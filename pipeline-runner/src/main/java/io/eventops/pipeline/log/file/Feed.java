package io.eventops.pipeline.log.file;

import java.time.Duration;

/// Lets readers of one log wait until something happened. Counts its users, so that it can be
/// forgotten with the last.
final class Feed {
  private long version;
  private int users;

  synchronized void raise() {
    version++;
    notifyAll();
  }

  synchronized long version() {
    return version;
  }

  /// Returns at once when something has happened since that version; false when nothing has within
  /// the limit.
  synchronized boolean await(long seen, Duration limit) {
    long end = System.nanoTime() + limit.toNanos();
    while (version == seen) {
      long millis = Duration.ofNanos(end - System.nanoTime()).toMillis();
      if (millis <= 0) {
        return false;
      }
      try {
        wait(millis);
      } catch (InterruptedException stop) {
        Thread.currentThread().interrupt();
        return false;
      }
    }
    return true;
  }

  /// Both run inside the map's atomic compute.
  void use() {
    users++;
  }

  boolean release() {
    return --users == 0;
  }
}
