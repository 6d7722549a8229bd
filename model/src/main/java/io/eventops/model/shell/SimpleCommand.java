package io.eventops.model.shell;

import java.util.ArrayList;
import java.util.List;

/// Assignments, words and input of one command.
final class SimpleCommand {
  final List<Word> assignments = new ArrayList<>();
  final List<Word> words = new ArrayList<>();

  /// Here-documents and here-strings; a here-document is read after the command has ended.
  final Content input = new Content();

  boolean isEmpty() {
    return assignments.isEmpty() && words.isEmpty();
  }

  Content content() {
    Content all = Content.of(assignments);
    all.add(Content.of(words));
    return all;
  }
}
