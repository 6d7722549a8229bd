package io.eventops.model.yaml;

import io.eventops.model.validation.InvalidDocument;
import io.eventops.model.validation.Violation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Everything found while a document is read: errors, and warnings that do not stop anything.
public final class Findings {
  private final List<Violation> errors = new ArrayList<>();
  private final List<Violation> warnings = new ArrayList<>();

  public void error(Violation violation) {
    errors.add(violation);
  }

  public void warning(Violation violation) {
    warnings.add(violation);
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

  private static List<Violation> inOrder(List<Violation> found) {
    return found.stream().distinct().sorted(Comparator.comparingInt(Violation::line)).toList();
  }
}
