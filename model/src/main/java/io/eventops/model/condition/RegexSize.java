package io.eventops.model.condition;

import java.util.ArrayDeque;
import java.util.Deque;

/// How large a regular expression becomes when its repetitions are written out. The library writes
/// them out without a limit, so this has to be known before.
final class RegexSize {
  private final String regex;
  private final Deque<Long> groups = new ArrayDeque<>();
  private long size;
  private long last;
  private int at;

  private RegexSize(String regex) {
    this.regex = regex;
  }

  /// About the number of instructions; never much too small.
  static long of(String regex) {
    return new RegexSize(regex).measure();
  }

  private long measure() {
    while (at < regex.length()) {
      char c = regex.charAt(at++);
      switch (c) {
        case '(' -> {
          groups.push(size);
          size = 0;
          last = 0;
        }
        case ')' -> {
          last = size + 2;
          size = last + (groups.isEmpty() ? 0 : groups.pop());
        }
        case '[' -> {
          skipClass();
          add();
        }
        case '\\' -> escape();
        case '{' -> repeat();
        default -> add();
      }
    }
    while (!groups.isEmpty()) {
      size = capped(size + groups.pop());
    }
    return size;
  }

  private void add() {
    last = 1;
    size = capped(size + 1);
  }

  private void escape() {
    if (at < regex.length() && regex.charAt(at) == 'Q') {
      int end = regex.indexOf("\\E", at);
      size = capped(size + (end < 0 ? regex.length() : end) - at);
      at = end < 0 ? regex.length() : end + 2;
      last = 1;
      return;
    }
    at++;
    add();
  }

  private void skipClass() {
    if (at < regex.length() && regex.charAt(at) == '^') {
      at++;
    }
    // a bracket that comes first is a character
    int first = at;
    while (at < regex.length() && (regex.charAt(at) != ']' || at == first)) {
      if (regex.startsWith("[:", at)) {
        int end = regex.indexOf(":]", at);
        at = end < 0 ? at : end + 1;
      }
      at += regex.charAt(at) == '\\' ? 2 : 1;
    }
    at++;
  }

  /// `{n}`, `{n,}` or `{n,m}` behind what was measured last; anything else is plain text.
  private void repeat() {
    int end = regex.indexOf('}', at);
    long times = end < 0 ? -1 : largest(regex.substring(at, end));
    if (times < 0) {
      add();
      return;
    }
    at = end + 1;
    long written = capped(last * (times + 1));
    size = capped(size - last + written);
    last = written;
  }

  /// Negative if these are no counts.
  private static long largest(String counts) {
    if (!counts.matches("[0-9]{1,4}(,[0-9]{0,4})?")) {
      return -1;
    }
    long largest = 0;
    for (String count : counts.split(",", -1)) {
      largest = Math.max(largest, count.isEmpty() ? 0 : Long.parseLong(count));
    }
    return largest;
  }

  private static long capped(long value) {
    return Math.min(value, Integer.MAX_VALUE);
  }
}
