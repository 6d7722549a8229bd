package io.eventops.model.text;

/// A wildcard pattern over a whole text: `*` is any run of characters, `?` is one character, a
/// backslash takes the next character literally. Compiled once, matches without allocating.
public final class Glob {
  private enum Kind {
    LITERAL,
    ONE,
    RUN
  }

  private final String pattern;
  private final char[] literals;
  private final Kind[] kinds;
  private final int size;
  private final String prefix;

  private Glob(String pattern) {
    this.pattern = pattern;
    this.literals = new char[pattern.length()];
    this.kinds = new Kind[pattern.length()];
    this.size = parse();
    this.prefix = leadingLiterals();
  }

  public static Glob compile(String pattern) {
    return new Glob(pattern);
  }

  private int parse() {
    int count = 0;
    for (int i = 0; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      Kind kind = c == '*' ? Kind.RUN : c == '?' ? Kind.ONE : Kind.LITERAL;
      if (c == '\\' && i + 1 < pattern.length()) {
        i++;
      }
      if (kind == Kind.RUN && count > 0 && kinds[count - 1] == Kind.RUN) {
        continue;
      }
      kinds[count] = kind;
      literals[count++] = pattern.charAt(i);
    }
    return count;
  }

  private String leadingLiterals() {
    int length = 0;
    while (length < size && kinds[length] == Kind.LITERAL) {
      length++;
    }
    return new String(literals, 0, length);
  }

  /// What every matching text starts with; the whole text if [#isLiteral()].
  public String prefix() {
    return prefix;
  }

  /// Whether only one text matches.
  public boolean isLiteral() {
    return prefix.length() == size;
  }

  /// Takes time in proportion to the lengths of text and pattern multiplied, at worst.
  public boolean matches(String text) {
    int at = 0;
    int op = 0;
    int resumeAt = 0;
    int resumeOp = -1;
    while (at < text.length()) {
      if (op < size && kinds[op] == Kind.RUN) {
        resumeOp = op++;
        resumeAt = at;
      } else if (op < size && kinds[op] == Kind.ONE) {
        at += characterAt(text, at);
        op++;
      } else if (op < size && literals[op] == text.charAt(at)) {
        at++;
        op++;
      } else if (resumeOp >= 0) {
        resumeAt += characterAt(text, resumeAt);
        at = resumeAt;
        op = resumeOp + 1;
      } else {
        return false;
      }
    }
    while (op < size && kinds[op] == Kind.RUN) {
      op++;
    }
    return op == size;
  }

  private static int characterAt(String text, int at) {
    return Character.charCount(text.codePointAt(at));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Glob glob && glob.pattern.equals(pattern);
  }

  @Override
  public int hashCode() {
    return pattern.hashCode();
  }

  /// The pattern as it was written.
  @Override
  public String toString() {
    return pattern;
  }
}
