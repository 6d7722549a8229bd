package io.eventops.model.path;

/// Finds the end of quoted and bracketed text.
final class Brackets {
  private Brackets() {}

  /// The position behind the string, object or array that starts here; -1 if there is none or it
  /// does not end.
  static int end(String text, int start) {
    int depth = 0;
    for (int i = start; i < text.length(); i++) {
      switch (text.charAt(i)) {
        case '"' -> i = endOfString(text, i) - 1;
        case '{', '[', '(' -> depth++;
        case '}', ']', ')' -> depth--;
        default -> {
          if (depth == 0) {
            return -1;
          }
        }
      }
      if (i < 0 || depth <= 0) {
        return i < 0 || depth < 0 ? -1 : i + 1;
      }
    }
    return -1;
  }

  /// The position behind the closing quote; -1 if there is none.
  static int endOfString(String text, int quote) {
    for (int i = quote + 1; i < text.length(); i++) {
      if (text.charAt(i) == '\\') {
        i++;
      } else if (text.charAt(i) == '"') {
        return i + 1;
      }
    }
    return -1;
  }
}
