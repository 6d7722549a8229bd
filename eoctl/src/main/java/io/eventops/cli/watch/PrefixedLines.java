package io.eventops.cli.watch;

import java.io.PrintStream;

/// Puts a name before each line of one log; several of them can share an output.
final class PrefixedLines {
  private static final int LONGEST = 64 * 1024;

  private final PrintStream out;
  private final String prefix;
  private final StringBuilder open = new StringBuilder();

  PrefixedLines(PrintStream out, String name) {
    this.out = out;
    prefix = name.isEmpty() ? "" : name + " | ";
  }

  /// Takes text that may start and end anywhere in a line.
  void append(String text) {
    int from = 0;
    for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', from)) {
      open.append(text, from, end);
      flush();
      from = end + 1;
    }
    open.append(text, from, text.length());
    if (open.length() > LONGEST) {
      flush();
    }
  }

  /// Writes what is left of a line that never ended.
  void end() {
    if (!open.isEmpty()) {
      flush();
    }
  }

  private void flush() {
    // one call, so that lines of several logs do not mix
    out.print(prefix + open + "\n");
    out.flush();
    open.setLength(0);
  }
}
