package io.eventops.model.shell;

import java.util.ArrayList;
import java.util.List;

/// Reads here-documents: their delimiters where they are announced, their text after the line.
final class HereDocuments {
  /// How an open here-document is called in messages.
  static final String NAME = "a here-document";

  private static final String FRESH = "EVENTOPS_END";

  private final Cursor cursor;
  private final Findings findings;
  private final WordReader words;
  private final List<Announced> announced = new ArrayList<>();

  /// @param slot the delimiter's place in the written script
  private record Announced(
      String written,
      String delimiter,
      boolean quoted,
      boolean stripsTabs,
      int slot,
      int origin,
      SimpleCommand command) {}

  HereDocuments(Cursor cursor, Findings findings, WordReader words) {
    this.cursor = cursor;
    this.findings = findings;
    this.words = words;
  }

  /// The delimiter behind `<<` or `<<-`.
  void announce(boolean stripsTabs, SimpleCommand command) {
    int origin = cursor.origin();
    int slot = cursor.rendering().reserve();
    int mark = cursor.rendering().mark();
    int start = cursor.position();
    Word word = words.read();
    cursor.rendering().rollback(mark);
    StringBuilder written = new StringBuilder();
    for (int i = start; i < cursor.position(); i++) {
      int symbol = cursor.source().at(i);
      written.append(symbol >= 0 ? String.valueOf((char) symbol) : "x");
    }
    findings.sink(word.content, origin, Refusal.DELIMITER);
    cursor.rendering().fill(slot, written.toString());
    announced.add(
        new Announced(
            written.toString(),
            word.isKnown() ? word.text.toString() : written.toString(),
            word.quoted,
            stripsTabs,
            slot,
            origin,
            command));
  }

  /// Reads what was announced in the line that has just ended.
  void readAll() {
    for (Announced document : announced) {
      read(document);
    }
    announced.clear();
  }

  /// @throws Unclosed if the script ends before a text that was announced
  void requireNone() {
    if (!announced.isEmpty()) {
      throw new Unclosed(NAME, announced.getFirst().origin);
    }
  }

  private void read(Announced document) {
    int start = cursor.position();
    int end = end(document);
    int outer = cursor.limit();
    cursor.limit(end);
    Word text = new Word(cursor.origin());
    boolean rewritten = document.quoted && holdsValue(start, end);
    while (cursor.peek() != Source.END) {
      if (document.quoted) {
        readQuotedPart(text, rewritten);
      } else {
        words.readDoublePart(text, NAME, document.origin);
      }
    }
    cursor.limit(outer);
    if (rewritten) {
      replaceDelimiter(document, start, end);
    }
    takeLine();
    document.command.input.add(text.content);
    findings.input(text.content);
  }

  private boolean holdsValue(int start, int end) {
    for (int i = start; i < end; i++) {
      if (Source.isPlaceholder(cursor.source().at(i))) {
        return true;
      }
    }
    return false;
  }

  /// A quoted text with values becomes an unquoted one, in which everything else is escaped.
  private void readQuotedPart(Word text, boolean rewritten) {
    if (cursor.atPlaceholder()) {
      text.use(cursor.takePlaceholder(Form.DOUBLE));
      return;
    }
    char c = cursor.skip();
    if (rewritten && (c == '\\' || c == '$' || c == '`')) {
      cursor.rendering().append('\\');
    }
    cursor.rendering().append(c);
  }

  private void replaceDelimiter(Announced document, int start, int end) {
    String delimiter = delimiter(document, start, end);
    cursor.rendering().fill(document.slot, delimiter);
    cursor.rendering().append(delimiter);
    while (cursor.peek() != Source.END && cursor.peek() != '\n') {
      cursor.skip();
    }
  }

  /// A delimiter that needs no quotes and is no line of the text.
  private String delimiter(Announced document, int start, int end) {
    if (document.delimiter.chars().allMatch(Cursor::isNamePart) && !document.delimiter.isEmpty()) {
      return document.delimiter;
    }
    StringBuilder text = new StringBuilder();
    for (int i = start; i < end; i++) {
      text.append((char) cursor.source().at(i));
    }
    String fresh = FRESH;
    while (text.indexOf(fresh) >= 0) {
      fresh += "_";
    }
    return fresh;
  }

  private void takeLine() {
    cursor.takeWhile(symbol -> symbol != '\n');
    if (cursor.peek() == '\n') {
      cursor.take();
    }
  }

  /// Where the line with the delimiter begins.
  private int end(Announced document) {
    Source source = cursor.source();
    int line = cursor.position();
    boolean continued = false;
    while (line < cursor.limit()) {
      int next = line;
      StringBuilder text = new StringBuilder();
      while (next < cursor.limit() && source.at(next) != '\n') {
        text.append((char) Math.max(source.at(next), 0));
        next++;
      }
      int tabs = 0;
      while (document.stripsTabs && tabs < text.length() && text.charAt(tabs) == '\t') {
        tabs++;
      }
      if (!continued && text.substring(tabs).equals(document.delimiter)) {
        return line;
      }
      continued = !document.quoted && endsWithBackslash(text);
      line = next + 1;
    }
    throw new Unclosed(NAME + " (delimiter " + document.written + ")", document.origin);
  }

  private static boolean endsWithBackslash(CharSequence line) {
    int backslashes = 0;
    while (backslashes < line.length() && line.charAt(line.length() - 1 - backslashes) == '\\') {
      backslashes++;
    }
    return backslashes % 2 == 1;
  }
}
