package io.eventops.model.shell;

/// Text as one word of the shell that stands for exactly this text.
public final class ShellLiteral {
  private ShellLiteral() {}

  /// @throws IllegalArgumentException for a text that no shell can hold; see [#fault]
  public static String of(String text) {
    String fault = fault(text);
    if (!fault.isEmpty()) {
      throw new IllegalArgumentException("the text " + fault);
    }
    return "'" + text.replace("'", "'\\''") + "'";
  }

  /// Why a shell variable cannot hold the text; empty if it can.
  public static String fault(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == 0) {
        return "contains a NUL character (at position " + i + "), which no shell can hold";
      }
      if (Character.isHighSurrogate(c)
          && i + 1 < text.length()
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        i++;
      } else if (Character.isSurrogate(c)) {
        return "contains half of a surrogate pair (at position " + i + "), which is no character";
      }
    }
    return "";
  }
}
