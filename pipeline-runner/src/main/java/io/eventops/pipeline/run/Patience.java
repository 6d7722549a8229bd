package io.eventops.pipeline.run;

import java.time.Duration;

/// How long a machine that cannot be reached is tried again.
///
/// @param start before a job was started
/// @param kill before a job that is to be ended is given up
/// @param grace between TERM and KILL
/// @param first wait after the first failure; doubled after each, up to [#longest]
public record Patience(
    Duration start, Duration kill, Duration grace, Duration first, Duration longest) {
  public static final Patience DEFAULT =
      new Patience(
          Duration.ofSeconds(60),
          Duration.ofSeconds(60),
          Duration.ofSeconds(10),
          Duration.ofMillis(500),
          Duration.ofSeconds(15));

  /// @param failures so far, from 1
  Duration wait(int failures) {
    Duration doubled = first.multipliedBy(1L << Math.min(failures - 1, 10));
    return doubled.compareTo(longest) < 0 ? doubled : longest;
  }
}
