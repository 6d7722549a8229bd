package io.eventops.database;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// Waiting for something that sends no signal.
final class Poll {
  private static final long PAUSE_NANOS = Duration.ofMillis(20).toNanos();

  private Poll() {}

  /// @return whether the condition became true in time
  static boolean until(Duration patience, BooleanSupplier condition) {
    long begin = System.nanoTime();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - begin > patience.toNanos()) {
        return false;
      }
      LockSupport.parkNanos(PAUSE_NANOS);
      if (Thread.currentThread().isInterrupted()) {
        throw new DatabaseFault("interrupted while waiting for the embedded database");
      }
    }
    return true;
  }
}
