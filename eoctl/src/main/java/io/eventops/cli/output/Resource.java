package io.eventops.cli.output;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// The kinds of things a server keeps, and how they are called.
public enum Resource {
  ACTUATOR("actuator"),
  PIPELINE("pipeline"),
  TRIGGER("trigger"),
  EVENT("event"),
  RUNTIME("runtime");

  private final String singular;

  Resource(String singular) {
    this.singular = singular;
  }

  /// The kind that a word names: singular, plural, or `run` for a runtime.
  public static Optional<Resource> named(String word) {
    String lower = word.toLowerCase(Locale.ROOT);
    String one = lower.endsWith("s") ? lower.substring(0, lower.length() - 1) : lower;
    String known = one.equals("run") ? RUNTIME.singular : one;
    return Arrays.stream(values()).filter(kind -> kind.singular.equals(known)).findFirst();
  }

  public String singular() {
    return singular;
  }

  public String plural() {
    return singular + "s";
  }
}
