package io.eventops.model.yaml;

import io.eventops.model.validation.InvalidDocument;
import io.eventops.model.validation.Violation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Everything found while a document is read: errors, and warnings that do not stop anything.
///
/// Bounded: nobody mends a thousand mistakes at once.
public final class Findings {
  private static final int MOST = 1000;

  private final List<Violation> errors = new ArrayList<>();
  private final List<Violation> warnings = new ArrayList<>();

  public void error(Violation violation) {
    add(errors, violation);
  }

  public void warning(Violation violation) {
    add(warnings, violation);
  }

  /// Whether there are so many errors that looking for more is a waste.
  public boolean isFull() {
    return errors.size() >= MOST;
  }

  /// In the order of the document.
  public List<Violation> errors() {
    return inOrder(errors);
  }

  /// In the order of the document.
  public List<Violation> warnings() {
    return inOrder(warnings);
  }

  /// Ends the reading of a document that cannot be accepted.
  ///
  /// @throws InvalidDocument with all errors, if there are any
  public void throwIfInvalid() {
    if (!errors.isEmpty()) {
      throw new InvalidDocument(errors());
    }
  }

  private static void add(List<Violation> found, Violation violation) {
    if (found.size() < MOST) {
      found.add(violation);
    }
  }

  private static List<Violation> inOrder(List<Violation> found) {
    return found.stream().distinct().sorted(Comparator.comparingInt(Violation::line)).toList();
  }
}
