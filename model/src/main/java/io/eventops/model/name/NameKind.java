package io.eventops.model.name;

import java.util.Optional;
import java.util.regex.Pattern;

/// Everything that is named, with the one grammar of its names.
///
/// A name starts with an ASCII letter or digit; then come letters, digits, `-` and `_`, and for
/// some kinds a few more characters that do no harm there. It never contains a blank, so it can
/// stand in an address, a command line and a placeholder as it is.
public enum NameKind {
  PIPELINE("pipeline name", ".", 255),
  TRIGGER("trigger name", ".", 255),
  ACTUATOR("actuator name", ".", 255),
  /// Sources name events in their own way, as in `com.github.push` or `alert/HighLoad`.
  EVENT("event name", ".:/", 255),
  VERSION("version", ".+", 255),
  USER("user name", ".", 50),
  TAG("tag", ".:/=", 255),
  CLIENT("tunnel client id", ".", 255),
  // placeholders split on dots, so these have none
  ALIAS("task alias", "", 255),
  INPUT("input name", "", 255),
  CONTEXT("context name", "", 255),
  OUTPUT("output name", "", 255);

  private final String title;
  private final String extra;
  private final int longest;
  private final Pattern grammar;

  NameKind(String title, String extra, int longest) {
    this.title = title;
    this.extra = extra;
    this.longest = longest;
    this.grammar = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_" + extra + "-]*");
  }

  /// How messages call it, as in `task alias`.
  public String title() {
    return title;
  }

  public boolean accepts(String name) {
    return name.length() <= longest && grammar.matcher(name).matches();
  }

  /// Why the name is refused; empty if it is accepted.
  public Optional<String> problem(String name) {
    if (accepts(name)) {
      return Optional.empty();
    }
    if (name.isBlank()) {
      return Optional.of(title + " is missing");
    }
    if (name.length() > longest) {
      return Optional.of(title + " has " + name.length() + " characters");
    }
    return Optional.of(title + " '" + name + "' contains a character that is not allowed");
  }

  /// What a name may look like.
  public String rule() {
    StringBuilder characters = new StringBuilder("letters, digits, - _");
    extra.chars().forEach(c -> characters.append(' ').append((char) c));
    return "use "
        + characters
        + ", starting with a letter or digit, at most "
        + longest
        + " characters";
  }
}
