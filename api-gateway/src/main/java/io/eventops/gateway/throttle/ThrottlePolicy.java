package io.eventops.gateway.throttle;

import java.time.Duration;

/// How attempts are slowed down: some are free, then each has to wait twice as long as the one
/// before it.
///
/// @param free attempts without a wait
/// @param first wait after them
/// @param longest wait
/// @param memory without an attempt for so long, all is forgotten
public record ThrottlePolicy(int free, Duration first, Duration longest, Duration memory) {

  /// How long the next attempt has to wait after so many.
  Duration delayAfter(int attempts) {
    if (attempts < free) {
      return Duration.ZERO;
    }
    // beyond that many doublings every sensible limit is reached
    Duration delay = first.multipliedBy(1L << Math.min(attempts - free, 30));
    return delay.compareTo(longest) < 0 ? delay : longest;
  }
}
