package io.eventops.model.yaml;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Durations as people write them: `90`, `90s`, `5m`, `1h30m`, `2d`.
public final class DurationText {
  private static final Pattern SECONDS = Pattern.compile("(-?[0-9]{1,9})(\\.[0-9]*)?");
  private static final Pattern UNITS =
      Pattern.compile("(?:([0-9]{1,4})d)?(?:([0-9]{1,5})h)?(?:([0-9]{1,7})m)?(?:([0-9]{1,9})s)?");

  private DurationText() {}

  /// Fractions of a second are cut off; empty if the text is no duration.
  public static Optional<Duration> parse(String text) {
    Matcher seconds = SECONDS.matcher(text);
    if (seconds.matches()) {
      return Optional.of(Duration.ofSeconds(Long.parseLong(seconds.group(1))));
    }
    Matcher units = UNITS.matcher(text);
    if (text.isEmpty() || !units.matches()) {
      return Optional.empty();
    }
    return Optional.of(
        Duration.ofDays(number(units, 1))
            .plusHours(number(units, 2))
            .plusMinutes(number(units, 3))
            .plusSeconds(number(units, 4)));
  }

  private static long number(Matcher units, int group) {
    String digits = units.group(group);
    return digits == null ? 0 : Long.parseLong(digits);
  }
}
