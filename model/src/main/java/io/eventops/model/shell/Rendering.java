package io.eventops.model.shell;

import java.util.ArrayList;
import java.util.List;

/// The script that will run, while it is written. What is written can be taken back to a mark.
final class Rendering {
  private final List<Piece> pieces = new ArrayList<>();
  private final StringBuilder text = new StringBuilder();

  void append(char c) {
    text.append(c);
  }

  void append(String more) {
    text.append(more);
  }

  void append(Use use, Form form) {
    flush();
    use.reference().ifPresent(reference -> pieces.add(new Piece.Variable(reference, form)));
  }

  int mark() {
    flush();
    return pieces.size();
  }

  void rollback(int mark) {
    text.setLength(0);
    pieces.subList(mark, pieces.size()).clear();
  }

  /// A place whose text is known only later.
  int reserve() {
    flush();
    pieces.add(new Piece.Text(""));
    return pieces.size() - 1;
  }

  void fill(int reserved, String late) {
    pieces.set(reserved, new Piece.Text(late));
  }

  List<Piece> pieces() {
    flush();
    return List.copyOf(pieces);
  }

  private void flush() {
    if (!text.isEmpty()) {
      pieces.add(new Piece.Text(text.toString()));
      text.setLength(0);
    }
  }
}
