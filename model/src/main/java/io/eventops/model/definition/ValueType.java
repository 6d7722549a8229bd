package io.eventops.model.definition;

import java.util.Optional;

/// What an input, context or output holds.
public enum ValueType {
  /// A text.
  ENV("env"),
  /// The path of a stored object.
  FILE("file");

  private final String word;

  ValueType(String word) {
    this.word = word;
  }

  public static Optional<ValueType> of(String word) {
    for (ValueType type : values()) {
      if (type.word.equals(word)) {
        return Optional.of(type);
      }
    }
    return Optional.empty();
  }

  /// As it is written in YAML.
  @Override
  public String toString() {
    return word;
  }
}
