package io.eventops.model.shell;

import java.util.List;
import java.util.Optional;

/// Reads `${...}` behind its opening brace.
final class ParameterReader {
  private static final String SPECIAL_PARAMETERS = "?$!-#";
  private static final List<String> SUBSTITUTES =
      List.of(":-", ":=", ":?", ":+", "-", "=", "?", "+");

  private final Cursor cursor;
  private final Findings findings;
  private final WordReader words;

  ParameterReader(Cursor cursor, Findings findings, WordReader words) {
    this.cursor = cursor;
    this.findings = findings;
    this.words = words;
  }

  void read(Word word, boolean quoted) {
    int origin = cursor.origin();
    boolean indirect = cursor.peek() == '!' && cursor.peek(1) != '}';
    if (indirect || (cursor.peek() == '#' && cursor.peek(1) != '}')) {
      cursor.take();
    }
    String name = readName(word);
    if (cursor.peek() == '[') {
      cursor.take();
      // ${!name[@]} lists the subscripts, it does not follow the name
      indirect &= !readSubscript(word, origin);
    }
    if (indirect) {
      Content content = new Content();
      content.variables().add(name);
      findings.sink(content, origin, Refusal.VARIABLE_NAME);
    }
    readOperation(word, name, quoted, origin);
    close(word, origin);
    word.unknown();
  }

  private String readName(Word word) {
    if (Cursor.isNameStart(cursor.peek())) {
      String name = cursor.takeWhile(Cursor::isNamePart);
      word.content.variables().add(name);
      return name;
    }
    if (Cursor.isDigit(cursor.peek())) {
      cursor.takeWhile(Cursor::isDigit);
      word.content.variables().add(Content.POSITIONAL);
      return Content.POSITIONAL;
    }
    if (cursor.peek() == '@' || cursor.peek() == '*') {
      cursor.take();
      word.content.variables().add(Content.POSITIONAL);
      return Content.POSITIONAL;
    }
    if (cursor.peek() > 0 && SPECIAL_PARAMETERS.indexOf(cursor.peek()) >= 0) {
      cursor.take();
    }
    return "";
  }

  /// True for `[@]` and `[*]`.
  private boolean readSubscript(Word word, int origin) {
    Word subscript = new Word(cursor.origin());
    while (cursor.peek() != ']') {
      if (cursor.peek() == Source.END) {
        throw new Unclosed("${", origin);
      }
      words.readPart(subscript);
    }
    cursor.take();
    words.expansions().evaluated(subscript, Refusal.SUBSCRIPT);
    word.content.add(subscript.content);
    return subscript.is("@") || subscript.is("*");
  }

  private void readOperation(Word word, String name, boolean quoted, int origin) {
    Optional<String> substitute = SUBSTITUTES.stream().filter(cursor::looksAt).findFirst();
    if (substitute.isPresent()) {
      cursor.take(substitute.get().length());
      Word text = new Word(cursor.origin());
      readText(text, quoted, origin);
      word.content.add(text.content);
      if (substitute.get().endsWith("=") && !name.isEmpty()) {
        findings.assign(name, text.content, cursor.origin());
      }
    } else if (cursor.peek() == ':') {
      cursor.take();
      words.expansions().arithmetic().readOffset(word);
    } else if (cursor.peek() == '@') {
      Content content = new Content();
      content.variables().add(name);
      if (cursor.peek(1) == 'P') {
        findings.sink(content, origin, Refusal.PARAMETER);
      }
    } else if (cursor.peek() > 0 && "#%/^,".indexOf(cursor.peek()) >= 0) {
      readPattern(word, origin);
    }
  }

  /// A text that takes the place of a variable: quoted as what is around it.
  private void readText(Word text, boolean quoted, int origin) {
    while (cursor.peek() != '}') {
      int symbol = cursor.peek();
      if (symbol == Source.END) {
        throw new Unclosed("${", origin);
      } else if (!quoted) {
        words.readPart(text);
      } else if (symbol == '"') {
        words.readDouble(text);
      } else if (symbol == '$' && cursor.peek(1) == '\'') {
        cursor.take();
        words.readAnsi(text);
      } else {
        words.readDoublePart(text, "${", origin);
      }
    }
  }

  /// A pattern has its own quoting, whatever is around it.
  private void readPattern(Word word, int origin) {
    while (cursor.peek() != '}') {
      if (cursor.peek() == Source.END) {
        throw new Unclosed("${", origin);
      }
      words.readPart(word);
    }
  }

  /// Whatever bash would not understand is copied; a value in it is refused.
  private void close(Word word, int origin) {
    Word rest = new Word(cursor.origin());
    while (cursor.peek() != '}') {
      if (cursor.peek() == Source.END) {
        throw new Unclosed("${", origin);
      }
      words.readPart(rest);
    }
    findings.sink(rest.content, origin, Refusal.PARAMETER);
    word.content.add(rest.content);
    cursor.take();
  }
}
