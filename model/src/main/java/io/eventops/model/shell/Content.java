package io.eventops.model.shell;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// What flows into a part of the script when it runs: values, and variables that may hold values.
record Content(List<Use> uses, Set<String> variables) {
  /// The name under which all positional parameters are known.
  static final String POSITIONAL = "@";

  Content() {
    this(new ArrayList<>(), new LinkedHashSet<>());
  }

  void add(Content other) {
    uses.addAll(other.uses);
    variables.addAll(other.variables);
  }

  Content copy() {
    Content copy = new Content();
    copy.add(this);
    return copy;
  }

  static Content of(List<Word> words) {
    Content all = new Content();
    words.forEach(word -> all.add(word.content));
    return all;
  }
}
