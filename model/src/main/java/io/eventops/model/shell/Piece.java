package io.eventops.model.shell;

import io.eventops.model.placeholder.Reference;

/// Part of the script that will run.
sealed interface Piece {
  record Text(String text) implements Piece {}

  record Variable(Reference reference, Form form) implements Piece {}
}
