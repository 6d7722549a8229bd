package io.eventops.model.event;

import io.eventops.model.validation.InvalidDocument;
import io.eventops.model.validation.Violation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Takes the fields of an event one by one, whatever text they were read from, and collects what is
/// wrong with them. Lines are 0 where the text has none.
final class EventBuilder {
  private static final int MAX_NAME = 255;

  private final EventLimits limits;
  private final List<Violation> violations = new ArrayList<>();
  private String name = "";
  private String version = "";
  private long timestamp;
  private final Map<String, String> values = new LinkedHashMap<>();
  private final Map<String, EventFile> files = new LinkedHashMap<>();
  private final Map<String, String> labels = new LinkedHashMap<>();
  private final List<String> users = new ArrayList<>();

  EventBuilder(EventLimits limits) {
    this.limits = limits;
  }

  void wrong(String path, int line, String message, String fix) {
    violations.add(new Violation(path, line, message, fix));
  }

  void name(String text, int line) {
    checkName("name", line, text, "name the event, as in \"name\": \"disk-full\"");
    name = text;
  }

  void version(String text, int line) {
    checkName("version", line, text, "give the event a version, as in \"version\": \"1.0\"");
    version = text;
  }

  void timestamp(@Nullable Long seconds, int line) {
    if (seconds == null || seconds <= 0) {
      wrong(
          "timestamp",
          line,
          seconds == null ? "timestamp is missing" : "timestamp is " + seconds,
          "give the seconds since 1970, as in \"timestamp\": 1661422308");
      return;
    }
    timestamp = seconds;
  }

  void value(String key, String text, int line) {
    checkEntry("values", key, text, line);
    values.put(key, text);
  }

  void label(String key, String text, int line) {
    checkEntry("labels", key, text, line);
    labels.put(key, text);
  }

  void file(String key, EventFile file, int line) {
    checkKey("files", key, line);
    checkValue(place("files", key) + ".value", file.value(), line);
    checkValue(place("files", key) + ".type", file.type(), line);
    files.put(key, file);
  }

  void user(String text, int line) {
    checkName("users[" + users.size() + "]", line, text, "name a user, or remove the entry");
    users.add(text);
  }

  /// Whether a map or list of this size may be read at all.
  boolean accepts(String field, int size, int line) {
    if (size <= limits.entries()) {
      return true;
    }
    wrong(field, line, "has " + size + " entries", "at most " + limits.entries() + " are allowed");
    return false;
  }

  private void checkEntry(String field, String key, String text, int line) {
    checkKey(field, key, line);
    checkValue(place(field, key), text, line);
  }

  private void checkKey(String field, String key, int line) {
    checkName(place(field, key), line, key, "give the entry a key");
  }

  private void checkValue(String path, String text, int line) {
    if (text.isEmpty()) {
      wrong(path, line, "is empty", "give it a value, or leave the key out");
    } else if (text.length() > limits.valueLength()) {
      wrong(
          path,
          line,
          "has " + text.length() + " characters",
          "at most " + limits.valueLength() + " are allowed; send large content as a file");
    }
  }

  private void checkName(String path, int line, String text, String fixIfMissing) {
    if (text.isBlank()) {
      wrong(path, line, "is empty", fixIfMissing);
    } else if (text.codePointCount(0, text.length()) > MAX_NAME) {
      wrong(path, line, "is longer than " + MAX_NAME + " characters", "shorten it");
    } else if (!text.codePoints().allMatch(EventBuilder::isPrintable)) {
      wrong(path, line, "contains a control character or a line end", "remove it");
    }
  }

  private static boolean isPrintable(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE ->
          false;
      default -> true;
    };
  }

  static String place(String field, String key) {
    return key.isEmpty() ? field : field + "." + key;
  }

  /// The event, if nothing is wrong with it.
  ///
  /// @throws InvalidDocument with everything that is
  Event build() {
    if (!violations.isEmpty()) {
      throw new InvalidDocument(violations);
    }
    return Event.of(name, version, timestamp, values, files, labels, users);
  }
}
