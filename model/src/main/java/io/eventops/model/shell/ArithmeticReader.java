package io.eventops.model.shell;

/// Reads arithmetic expressions, in which no value can be data.
final class ArithmeticReader {
  private final Cursor cursor;
  private final Findings findings;
  private final WordReader words;

  ArithmeticReader(Cursor cursor, Findings findings, WordReader words) {
    this.cursor = cursor;
    this.findings = findings;
    this.words = words;
  }

  /// `((...))`, from the first parenthesis. If the parentheses do not close together, they are
  /// commands in a subshell; nothing is read then.
  boolean tryRead(Word word) {
    int start = cursor.position();
    int written = cursor.rendering().mark();
    Findings.Mark found = findings.mark();
    Word expression = new Word(cursor.origin());
    cursor.take(2);
    int depth = 0;
    while (true) {
      int symbol = cursor.peek();
      if (symbol == Source.END) {
        throw new Unclosed("(( or $((", expression.origin);
      } else if (symbol == ')' && depth == 0) {
        break;
      } else {
        depth += symbol == '(' ? 1 : symbol == ')' ? -1 : 0;
        readPart(expression);
      }
    }
    if (cursor.peek(1) == ')') {
      cursor.take(2);
      evaluated(word, expression);
      return true;
    }
    findings.countBacktrack();
    findings.rollback(found);
    cursor.rendering().rollback(written);
    cursor.position(start);
    return false;
  }

  /// Up to and including this character, which does not count inside brackets of its kind.
  void readUntil(Word word, char end) {
    Word expression = new Word(cursor.origin());
    int depth = 0;
    while (cursor.peek() != end || depth > 0) {
      if (cursor.peek() == Source.END) {
        throw new Unclosed("an arithmetic expression", expression.origin);
      }
      depth += cursor.peek() == '[' ? 1 : cursor.peek() == ']' ? -1 : 0;
      readPart(expression);
    }
    cursor.take();
    evaluated(word, expression);
    word.unknown();
  }

  /// An offset or length in `${name:offset:length}`; the closing brace is left.
  void readOffset(Word word) {
    Word expression = new Word(cursor.origin());
    while (cursor.peek() != '}') {
      if (cursor.peek() == Source.END) {
        throw new Unclosed("${", expression.origin);
      }
      readPart(expression);
    }
    evaluated(word, expression);
  }

  private void readPart(Word expression) {
    switch (cursor.peek()) {
      case '\'', '"', '$', '`', '\\' -> words.readPart(expression);
      default -> {
        if (cursor.atPlaceholder()) {
          expression.use(cursor.takePlaceholder(Form.DOUBLE));
        } else {
          expression.text.append(cursor.take());
        }
      }
    }
  }

  private void evaluated(Word word, Word expression) {
    words.expansions().evaluated(expression, Refusal.ARITHMETIC);
    // the result is a number: it carries nothing on
    word.quoted = true;
  }
}
