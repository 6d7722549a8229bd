package io.eventops.platform.settings;

import java.time.Duration;

/// One setting as its reference shows it.
///
/// @param key in the YAML file
/// @param variable in the environment
/// @param fallback what is used when it is not set
public record Setting(String key, String variable, String fallback) {
  static final String REQUIRED = "required";

  static String shown(Object fallback) {
    return fallback instanceof Duration duration ? shown(duration) : fallback.toString();
  }

  private static String shown(Duration duration) {
    long millis = duration.toMillis();
    if (millis % 1000 != 0) {
      return millis + "ms";
    }
    long seconds = duration.toSeconds();
    if (seconds % 86_400 == 0 && seconds > 0) {
      return seconds / 86_400 + "d";
    }
    if (seconds % 3_600 == 0 && seconds > 0) {
      return seconds / 3_600 + "h";
    }
    return seconds % 60 == 0 && seconds > 0 ? seconds / 60 + "m" : seconds + "s";
  }
}
