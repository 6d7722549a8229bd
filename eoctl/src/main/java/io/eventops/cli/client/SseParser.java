package io.eventops.cli.client;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/// Turns the text of an event stream into events, as the WHATWG standard says (9.2.6).
///
/// Takes the text in pieces of any size. Not safe for several threads.
final class SseParser {
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private final int longest;
  private final Consumer<SseEvent> events;
  private final StringBuilder line = new StringBuilder();
  private final StringBuilder data = new StringBuilder();
  private String type = "";
  private String id = "";
  private Optional<Duration> retry = Optional.empty();
  private boolean started;
  private boolean afterReturn;

  /// @param longest characters that a line or the data of an event may have
  SseParser(int longest, Consumer<SseEvent> events) {
    this.longest = longest;
    this.events = events;
  }

  /// How long the stream asks to wait before it is opened again.
  Optional<Duration> retry() {
    return retry;
  }

  /// @throws IllegalStateException when a line or an event is too long to be meant
  void feed(CharSequence text) {
    for (int i = 0; i < text.length(); i++) {
      accept(text.charAt(i));
    }
  }

  private void accept(char c) {
    boolean pairsWithReturn = afterReturn && c == '\n';
    boolean mark = !started && c == BYTE_ORDER_MARK;
    started = true;
    afterReturn = c == '\r';
    if (pairsWithReturn || mark) {
      return;
    }
    if (c == '\r' || c == '\n') {
      endLine();
    } else {
      bound(line).append(c);
    }
  }

  private void endLine() {
    String text = line.toString();
    line.setLength(0);
    if (text.isEmpty()) {
      dispatch();
      return;
    }
    int colon = text.indexOf(':');
    if (colon < 0) {
      field(text, "");
    } else if (colon > 0) {
      int value = text.startsWith(" ", colon + 1) ? colon + 2 : colon + 1;
      field(text.substring(0, colon), text.substring(value));
    }
  }

  private void field(String name, String value) {
    switch (name) {
      case "event" -> type = value;
      case "data" -> bound(data).append(value).append('\n');
      case "id" -> id = value.indexOf('\0') >= 0 ? id : value;
      case "retry" -> {
        if (value.matches("[0-9]{1,9}")) {
          retry = Optional.of(Duration.ofMillis(Long.parseLong(value)));
        }
      }
      default -> {
        // the standard: other fields are ignored
      }
    }
  }

  private void dispatch() {
    if (!data.isEmpty()) {
      data.setLength(data.length() - 1);
      events.accept(new SseEvent(type.isEmpty() ? "message" : type, data.toString(), id));
    }
    data.setLength(0);
    type = "";
  }

  private StringBuilder bound(StringBuilder text) {
    if (text.length() >= longest) {
      throw new IllegalStateException("an event of more than " + longest + " characters");
    }
    return text;
  }
}
