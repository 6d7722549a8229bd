package io.eventops.pipeline.job.ssh;

import java.time.Duration;

/// Limits of the connections to machines.
///
/// @param channelsPerSession OpenSSH allows ten by default; less is learnt from a refusal
/// @param sessionsPerTarget so many connections to one machine at most
/// @param patience for a free channel, when all are in use
/// @param idle after which an unused connection is closed
/// @param heartbeat between signs of life; a machine that misses three is given up
public record SshSettings(
    Duration connect,
    Duration login,
    int channelsPerSession,
    int sessionsPerTarget,
    Duration patience,
    Duration idle,
    Duration heartbeat) {

  public static final SshSettings DEFAULT =
      new SshSettings(
          Duration.ofSeconds(10),
          Duration.ofSeconds(15),
          8,
          8,
          Duration.ofMinutes(1),
          Duration.ofMinutes(2),
          Duration.ofSeconds(15));
}
