package io.eventops.model.path;

/// Thrown when a text is not a path; says what is wrong and at which character.
public final class MalformedPath extends RuntimeException {
  private final int position;

  MalformedPath(String message, int position) {
    super(message);
    this.position = position;
  }

  /// Index into the text, from 0.
  public int position() {
    return position;
  }
}
