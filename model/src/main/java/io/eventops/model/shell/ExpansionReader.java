package io.eventops.model.shell;

/// Reads what begins with a dollar sign or a backquote.
final class ExpansionReader {
  private static final String SPECIAL_PARAMETERS = "?$!-_";

  private final Cursor cursor;
  private final Findings findings;
  private final WordReader words;
  private final ArithmeticReader arithmetic;

  ExpansionReader(Cursor cursor, Findings findings, WordReader words) {
    this.cursor = cursor;
    this.findings = findings;
    this.words = words;
    this.arithmetic = new ArithmeticReader(cursor, findings, words);
  }

  ArithmeticReader arithmetic() {
    return arithmetic;
  }

  /// @param quoted inside double quotes or a here-document
  void readDollar(Word word, boolean quoted) {
    int next = cursor.peek(1);
    if (Source.isPlaceholder(next)) {
      // on its own the dollar sign would join with what replaces the placeholder
      cursor.skip();
      cursor.rendering().append("\\$");
      word.text.append('$');
    } else if (next == '(') {
      readParenthesis(word);
    } else if (next == '{') {
      cursor.take(2);
      new ParameterReader(cursor, findings, words).read(word, quoted);
    } else if (next == '[') {
      cursor.take(2);
      arithmetic.readUntil(word, ']');
    } else if (next == '\'' && !quoted) {
      cursor.take();
      words.readAnsi(word);
    } else if (next == '"' && !quoted) {
      cursor.take();
      words.readDouble(word);
    } else if (Cursor.isNameStart(next)) {
      cursor.take();
      word.content.variables().add(cursor.takeWhile(Cursor::isNamePart));
      word.unknown();
    } else if (Cursor.isDigit(next) || next == '@' || next == '*') {
      cursor.take(2);
      word.content.variables().add(Content.POSITIONAL);
      word.unknown();
    } else if (next == '#' || (next > 0 && SPECIAL_PARAMETERS.indexOf(next) >= 0)) {
      cursor.take(2);
      word.unknown();
    } else {
      word.text.append(cursor.take());
    }
  }

  private void readParenthesis(Word word) {
    cursor.take();
    if (cursor.looksAt("((") && arithmetic.tryRead(word)) {
      word.unknown();
    } else {
      readSubstitution(word);
    }
  }

  /// A command or process substitution, from its opening parenthesis.
  void readSubstitution(Word word) {
    int origin = cursor.origin();
    cursor.take();
    CommandReader commands = new CommandReader(cursor, findings);
    Content content = commands.readParenthesis(origin);
    if (!commands.printsNumber()) {
      word.content.add(content);
    }
    word.unknown();
  }

  /// Backquotes are read without their backslashes. With a placeholder inside they are written as
  /// `$(...)`, which needs no backslashes.
  void readBackquotes(Word word, boolean doubleQuoted) {
    int start = cursor.position();
    int origin = cursor.origin();
    Source.Builder inner = cursor.source().part();
    int position = start + 1;
    while (symbol(position, origin) != '`') {
      int at = position;
      if (symbol(position, origin) == '\\') {
        int escaped = symbol(position + 1, origin);
        if (escaped == '$'
            || escaped == '`'
            || escaped == '\\'
            || (doubleQuoted && escaped == '"')) {
          at = ++position;
        }
      }
      inner.add(cursor.source().at(at), cursor.source().origin(at));
      position++;
    }
    Rendering rendering = cursor.rendering();
    if (inner.holdsPlaceholder()) {
      rendering.append("$( ");
      readInner(word, inner, rendering);
      rendering.append("\n)");
      cursor.position(position + 1);
    } else {
      readInner(word, inner, new Rendering());
      cursor.take(position + 1 - start);
    }
    word.unknown();
  }

  private int symbol(int position, int origin) {
    if (position >= cursor.limit()) {
      throw new Unclosed("a backquote", origin);
    }
    return cursor.source().at(position);
  }

  private void readInner(Word word, Source.Builder inner, Rendering rendering) {
    CommandReader commands = new CommandReader(new Cursor(inner.build(), rendering), findings);
    Content content = commands.readAll();
    if (!commands.printsNumber()) {
      word.content.add(content);
    }
  }

  void evaluated(Word expression, Refusal refusal) {
    evaluated(findings, expression, refusal);
  }

  /// Reports what the shell will evaluate, with the variables that are named in its text.
  static void evaluated(Findings findings, Word expression, Refusal refusal) {
    Content content = new Content();
    content.add(expression.content);
    names(expression.text, content);
    findings.sink(content, expression.origin, refusal);
  }

  private static void names(CharSequence text, Content content) {
    int i = 0;
    while (i < text.length()) {
      int start = i;
      while (i < text.length() && Cursor.isNamePart(text.charAt(i))) {
        i++;
      }
      if (i > start && Cursor.isNameStart(text.charAt(start))) {
        content.variables().add(text.subSequence(start, i).toString());
      }
      i = Math.max(i, start + 1);
    }
  }
}
