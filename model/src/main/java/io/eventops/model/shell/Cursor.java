package io.eventops.model.shell;

import java.util.function.IntPredicate;

/// A place in a script that is read, and the script that is written meanwhile.
final class Cursor {
  private final Source source;
  private final Rendering rendering;
  private int position;
  private int limit;

  Cursor(Source source, Rendering rendering) {
    this.source = source;
    this.rendering = rendering;
    this.limit = source.length();
  }

  Source source() {
    return source;
  }

  Rendering rendering() {
    return rendering;
  }

  int position() {
    return position;
  }

  void position(int newPosition) {
    position = newPosition;
  }

  /// Nothing beyond this position is seen.
  int limit() {
    return limit;
  }

  void limit(int newLimit) {
    limit = newLimit;
  }

  int origin() {
    return source.origin(position);
  }

  int peek() {
    return peek(0);
  }

  int peek(int distance) {
    return position + distance < limit ? source.at(position + distance) : Source.END;
  }

  boolean looksAt(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (peek(i) != text.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  boolean atPlaceholder() {
    return Source.isPlaceholder(peek());
  }

  /// Copies the next character.
  char take() {
    char c = skip();
    rendering.append(c);
    return c;
  }

  void take(int count) {
    for (int i = 0; i < count; i++) {
      take();
    }
  }

  /// Copies characters as long as they are of this kind.
  String takeWhile(IntPredicate kind) {
    StringBuilder taken = new StringBuilder();
    while (peek() >= 0 && kind.test(peek())) {
      taken.append(take());
    }
    return taken.toString();
  }

  /// Reads the next character without copying it.
  char skip() {
    return (char) source.at(position++);
  }

  Use takePlaceholder(Form form) {
    Use use = source.use(position++);
    rendering.append(use, form);
    return use;
  }

  static boolean isNameStart(int symbol) {
    return (symbol >= 'a' && symbol <= 'z') || (symbol >= 'A' && symbol <= 'Z') || symbol == '_';
  }

  static boolean isNamePart(int symbol) {
    return isNameStart(symbol) || isDigit(symbol);
  }

  static boolean isDigit(int symbol) {
    return symbol >= '0' && symbol <= '9';
  }

  static boolean isBlank(int symbol) {
    return symbol == ' ' || symbol == '\t';
  }
}
