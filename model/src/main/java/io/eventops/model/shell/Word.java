package io.eventops.model.shell;

import org.jspecify.annotations.Nullable;

/// A word of the script while it is read, and afterwards.
final class Word {
  /// Stands in [#text] for everything that is only known when the script runs.
  static final char UNKNOWN = '\0';

  /// Without quotes; every expansion is one [#UNKNOWN].
  final StringBuilder text = new StringBuilder();

  final Content content = new Content();
  final int origin;

  /// Quoted words are no keywords.
  boolean quoted;

  /// The variable that the word assigns, if it has the form of an assignment.
  @Nullable String assigned;

  /// The assigned value is a list in parentheses.
  boolean compound;

  Word(int origin) {
    this.origin = origin;
  }

  boolean is(String literal) {
    return text.length() == literal.length() && text.indexOf(literal) == 0;
  }

  boolean isKeyword(String keyword) {
    return !quoted && is(keyword);
  }

  boolean isKnown() {
    return text.indexOf(String.valueOf(UNKNOWN)) < 0;
  }

  /// The first character is not known, so that the word may turn out to be an option.
  boolean startsUnknown() {
    return !text.isEmpty() && text.charAt(0) == UNKNOWN;
  }

  boolean startsWith(String prefix) {
    return text.indexOf(prefix) == 0;
  }

  /// The last part of a path, by which programs are known.
  String baseName() {
    return text.substring(text.lastIndexOf("/") + 1);
  }

  void unknown() {
    text.append(UNKNOWN);
  }

  void use(Use use) {
    content.uses().add(use);
    unknown();
  }
}
