package io.eventops.pipeline.run;

import java.time.Duration;

/// How often a process looks after its runs.
///
/// @param life of its lease
/// @param renewal between two renewals of the lease
/// @param scan between two looks for runs that wait or whose owner is gone
/// @param recovery how old a fired trigger must be to be looked for in the database
public record Timing(Duration life, Duration renewal, Duration scan, Duration recovery) {
  public static final Timing DEFAULT =
      new Timing(
          Duration.ofSeconds(15),
          Duration.ofSeconds(5),
          Duration.ofSeconds(2),
          Duration.ofSeconds(3));

  /// How much earlier than the others a process takes its lease for lost.
  Duration margin() {
    return life.dividedBy(5);
  }
}
