package io.eventops.model.shell;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads words: text, quotes, and what [ExpansionReader] reads.
final class WordReader {
  private static final Pattern ASSIGNMENT =
      Pattern.compile("([A-Za-z_][A-Za-z0-9_]*)(\\[\0?\\])?\\+?=");
  private static final String EXTENDED_PATTERN = "?*+@!";

  private final Cursor cursor;
  private final Findings findings;
  private final ExpansionReader expansions;

  WordReader(Cursor cursor, Findings findings) {
    this.cursor = cursor;
    this.findings = findings;
    this.expansions = new ExpansionReader(cursor, findings, this);
  }

  ExpansionReader expansions() {
    return expansions;
  }

  static boolean endsWord(int symbol) {
    return symbol == Source.END
        || Cursor.isBlank(symbol)
        || (symbol > 0 && "\n;&|<>()".indexOf(symbol) >= 0);
  }

  /// An operator begins here, or the script ends.
  boolean atWordEnd() {
    return endsWord(cursor.peek()) && !atProcessSubstitution();
  }

  /// One unquoted word; empty if an operator stands here.
  Word read() {
    Word word = new Word(cursor.origin());
    while (!atWordEnd() || opensGroup(word)) {
      readPart(word);
    }
    return word;
  }

  /// A word in a place where `name[subscript]=value` and `name=(list)` are assignments.
  Word readAssignable() {
    Word word = new Word(cursor.origin());
    while (true) {
      if (cursor.peek() == '[' && isName(word)) {
        readSubscript(word);
      } else if (cursor.peek() == '=' && word.assigned == null && !word.quoted) {
        readPart(word);
        noteAssignment(word);
      } else if (cursor.peek() == '(' && ASSIGNMENT.matcher(word.text).matches()) {
        readList(word);
      } else if (!atWordEnd() || opensGroup(word)) {
        readPart(word);
      } else {
        return word;
      }
    }
  }

  /// The right side of `=~`: parentheses and bars belong to the word.
  Word readRegex() {
    Word word = new Word(cursor.origin());
    int depth = 0;
    while (cursor.peek() != Source.END && cursor.peek() != '\n') {
      if (depth == 0 && Cursor.isBlank(cursor.peek())) {
        return word;
      }
      if (cursor.peek() == ')' && depth == 0) {
        return word;
      }
      if (endsWord(cursor.peek())) {
        depth += cursor.peek() == '(' ? 1 : cursor.peek() == ')' ? -1 : 0;
        word.text.append(cursor.take());
      } else {
        readPart(word);
      }
    }
    return word;
  }

  /// The next character, quotation or expansion outside quotes.
  void readPart(Word word) {
    int symbol = cursor.peek();
    if (Source.isPlaceholder(symbol)) {
      word.use(cursor.takePlaceholder(Form.BARE));
    } else if (symbol == '\\') {
      readEscape(word);
    } else if (symbol == '\'') {
      readSingle(word);
    } else if (symbol == '"') {
      readDouble(word);
    } else if (symbol == '$') {
      expansions.readDollar(word, false);
    } else if (symbol == '`') {
      expansions.readBackquotes(word, false);
    } else if (atProcessSubstitution()) {
      cursor.take();
      expansions.readSubstitution(word);
    } else if (opensGroup(word)) {
      readGroup(word);
    } else {
      word.text.append(cursor.take());
    }
  }

  /// A backslash and what it quotes, outside quotes.
  void readEscape(Word word) {
    int origin = cursor.origin();
    cursor.take();
    word.quoted = true;
    if (cursor.atPlaceholder()) {
      findings.refuse(cursor.takePlaceholder(Form.DOUBLE), Refusal.ESCAPED);
      word.unknown();
    } else if (cursor.peek() == Source.END) {
      throw new Unclosed("a backslash", origin);
    } else if (cursor.peek() == '\n') {
      cursor.take();
    } else {
      word.text.append(cursor.take());
    }
  }

  void readSingle(Word word) {
    int origin = cursor.origin();
    cursor.take();
    word.quoted = true;
    while (cursor.peek() != '\'') {
      if (cursor.atPlaceholder()) {
        word.use(cursor.takePlaceholder(Form.SINGLE));
      } else {
        word.text.append(takeQuoted("a single quote", origin));
      }
    }
    cursor.take();
  }

  /// From the quote after the `$` of `$'...'`.
  void readAnsi(Word word) {
    int origin = cursor.origin();
    cursor.take();
    word.quoted = true;
    while (cursor.peek() != '\'') {
      if (cursor.peek() == '\\') {
        cursor.take();
        if (cursor.atPlaceholder()) {
          findings.refuse(cursor.takePlaceholder(Form.ANSI), Refusal.ESCAPED);
        } else {
          takeQuoted("a single quote", origin);
        }
        word.unknown();
      } else if (cursor.atPlaceholder()) {
        word.use(cursor.takePlaceholder(Form.ANSI));
      } else {
        word.text.append(takeQuoted("a single quote", origin));
      }
    }
    cursor.take();
  }

  void readDouble(Word word) {
    int origin = cursor.origin();
    cursor.take();
    word.quoted = true;
    while (cursor.peek() != '"') {
      readDoublePart(word, "a double quote", origin);
    }
    cursor.take();
  }

  /// The next character or expansion inside double quotes or a here-document.
  void readDoublePart(Word word, String what, int origin) {
    int symbol = cursor.peek();
    if (Source.isPlaceholder(symbol)) {
      word.use(cursor.takePlaceholder(Form.DOUBLE));
    } else if (symbol == '\\') {
      cursor.take();
      if (cursor.atPlaceholder()) {
        findings.refuse(cursor.takePlaceholder(Form.DOUBLE), Refusal.ESCAPED);
        word.unknown();
      } else {
        char escaped = takeQuoted(what, origin);
        if ("$`\"\\\n".indexOf(escaped) < 0) {
          word.text.append('\\');
        }
        if (escaped != '\n') {
          word.text.append(escaped);
        }
      }
    } else if (symbol == '$') {
      expansions.readDollar(word, true);
    } else if (symbol == '`') {
      expansions.readBackquotes(word, !what.equals(HereDocuments.NAME));
    } else {
      word.text.append(takeQuoted(what, origin));
    }
  }

  private char takeQuoted(String what, int origin) {
    if (cursor.peek() == Source.END) {
      throw new Unclosed(what, origin);
    }
    return cursor.take();
  }

  private boolean atProcessSubstitution() {
    return (cursor.peek() == '<' || cursor.peek() == '>') && cursor.peek(1) == '(';
  }

  /// `@(a|b)` and its kind.
  private boolean opensGroup(Word word) {
    int length = word.text.length();
    return cursor.peek() == '('
        && length > 0
        && EXTENDED_PATTERN.indexOf(word.text.charAt(length - 1)) >= 0;
  }

  private void readGroup(Word word) {
    int origin = cursor.origin();
    word.text.append(cursor.take());
    while (cursor.peek() != ')') {
      if (cursor.peek() == Source.END) {
        throw new Unclosed("a pattern in parentheses", origin);
      }
      readPart(word);
    }
    word.text.append(cursor.take());
  }

  private static boolean isName(Word word) {
    return !word.quoted
        && !word.text.isEmpty()
        && Cursor.isNameStart(word.text.charAt(0))
        && word.text.chars().allMatch(Cursor::isNamePart);
  }

  private void readSubscript(Word word) {
    int origin = cursor.origin();
    Word subscript = new Word(origin);
    cursor.take();
    while (cursor.peek() != ']') {
      if (cursor.peek() == Source.END) {
        throw new Unclosed("a square bracket", origin);
      }
      readPart(subscript);
    }
    cursor.take();
    expansions.evaluated(subscript, Refusal.SUBSCRIPT);
    word.content.add(subscript.content);
    word.text.append("[").append(Word.UNKNOWN).append("]");
  }

  private void noteAssignment(Word word) {
    Matcher assignment = ASSIGNMENT.matcher(word.text);
    if (assignment.matches()) {
      word.assigned = assignment.group(1);
    }
  }

  private void readList(Word word) {
    int origin = cursor.origin();
    word.compound = true;
    cursor.take();
    while (cursor.peek() != ')') {
      if (cursor.peek() == Source.END) {
        throw new Unclosed("a parenthesis", origin);
      } else if (cursor.peek() == '#') {
        readComment();
      } else if (cursor.peek() == '[') {
        readListSubscript(word);
      } else if (atWordEnd()) {
        cursor.take();
      } else {
        word.content.add(read().content);
      }
    }
    cursor.take();
    word.unknown();
  }

  /// `[subscript]=` in a list; a bracket that is only a pattern is read the same way.
  private void readListSubscript(Word word) {
    Word subscript = new Word(cursor.origin());
    cursor.take();
    while (cursor.peek() != ']' && !atWordEnd()) {
      readPart(subscript);
    }
    expansions.evaluated(subscript, Refusal.SUBSCRIPT);
    word.content.add(subscript.content);
    if (cursor.peek() == ']') {
      cursor.take();
    }
    if (!atWordEnd()) {
      word.content.add(read().content);
    }
  }

  /// Up to the end of the line; placeholders become harmless text.
  void readComment() {
    while (cursor.peek() != '\n' && cursor.peek() != Source.END) {
      if (cursor.atPlaceholder()) {
        cursor.takePlaceholder(Form.COMMENT);
      } else {
        cursor.take();
      }
    }
  }
}
