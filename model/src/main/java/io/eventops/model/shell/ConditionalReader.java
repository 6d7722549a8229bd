package io.eventops.model.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Reads `[[ ... ]]` behind its opening brackets.
final class ConditionalReader {
  private static final Set<String> ARITHMETIC = Set.of("-eq", "-ne", "-lt", "-le", "-gt", "-ge");
  private static final Set<String> EVALUATING = Set.of("-v", "-R");

  private final Cursor cursor;
  private final WordReader words;

  ConditionalReader(Cursor cursor, WordReader words) {
    this.cursor = cursor;
    this.words = words;
  }

  Content read(int origin) {
    List<Word> read = new ArrayList<>();
    while (read.isEmpty() || !read.getLast().isKeyword("]]")) {
      if (cursor.peek() == Source.END) {
        throw new Unclosed("[[", origin);
      } else if (WordReader.endsWord(cursor.peek()) && words.atWordEnd()) {
        cursor.take();
      } else if (!read.isEmpty() && read.getLast().isKeyword("=~")) {
        read.add(words.readRegex());
      } else {
        read.add(words.read());
      }
    }
    for (int i = 0; i < read.size(); i++) {
      Word word = read.get(i);
      if (!word.quoted && ARITHMETIC.contains(word.text.toString())) {
        evaluated(read, i - 1);
        evaluated(read, i + 1);
      } else if (!word.quoted && EVALUATING.contains(word.text.toString())) {
        evaluated(read, i + 1);
      }
    }
    return Content.of(read);
  }

  private void evaluated(List<Word> read, int operand) {
    if (operand >= 0 && operand < read.size()) {
      words.expansions().evaluated(read.get(operand), Refusal.COMPARISON);
    }
  }
}
