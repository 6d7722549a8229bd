package io.eventops.pipeline.run;

import java.time.Duration;
import java.util.function.LongSupplier;

/// How long this process may be sure to own its runs: a renewal counts from the moment it was asked
/// for, on a clock that only goes forward. Safe for use by several threads.
final class Lease {
  private final long lifeNanos;
  private final long marginNanos;
  private final LongSupplier nanoTime;
  private volatile long renewedAt;
  private volatile boolean held;

  /// @param life what the database was asked for
  /// @param margin how much earlier this process stops being sure
  Lease(Duration life, Duration margin, LongSupplier nanoTime) {
    this.lifeNanos = life.toNanos();
    this.marginNanos = margin.toNanos();
    this.nanoTime = nanoTime;
  }

  /// @param askedAt `nanoTime` before the renewal was sent
  void renewed(long askedAt) {
    renewedAt = askedAt;
    held = true;
  }

  void released() {
    held = false;
  }

  /// Whether it is safe to start something.
  boolean isSafe() {
    return held && nanoTime.getAsLong() - renewedAt < lifeNanos - marginNanos;
  }
}
