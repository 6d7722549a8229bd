package io.eventops.cli.client;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Waits between two attempts.
@FunctionalInterface
public interface Pause {

  void pause(Duration duration) throws InterruptedException;

  /// Waits for that long.
  static Pause real() {
    return duration -> {
      CountDownLatch never = new CountDownLatch(1);
      boolean _ = never.await(duration.toMillis(), TimeUnit.MILLISECONDS);
    };
  }
}
