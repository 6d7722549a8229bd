package io.eventops.cli.command;

import io.eventops.cli.failure.Failure;
import io.eventops.model.yaml.DurationText;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import picocli.CommandLine.Option;

/// Whether, and how long, to wait for runs.
final class WaitOptions {
  @Option(
      names = "--wait",
      description = "Waits for the runs and shows their tasks; ends with 6 unless all succeed.")
  boolean wait;

  @Option(
      names = "--timeout",
      paramLabel = "TIME",
      description = "The longest wait, as in 90s, 5m, 2h (the default is 1h); then ends with 5.")
  String timeout = "1h";

  Instant deadline(InstantSource clock) {
    return deadline(timeout, clock);
  }

  static Instant deadline(String timeout, InstantSource clock) {
    Duration duration =
        DurationText.parse(timeout)
            .filter(Duration::isPositive)
            .orElseThrow(
                () -> Failure.usage("'" + timeout + "' is no time; write 90s, 5m, 2h or 1d"));
    return clock.instant().plus(duration);
  }
}
