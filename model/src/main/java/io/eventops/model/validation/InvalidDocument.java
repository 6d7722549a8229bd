package io.eventops.model.validation;

import java.util.List;
import java.util.stream.Collectors;

/// Thrown when a document cannot be accepted; carries everything that is wrong, not only the first.
public final class InvalidDocument extends RuntimeException {
  private final List<Violation> violations;

  public InvalidDocument(List<Violation> violations) {
    super(violations.stream().map(Violation::toString).collect(Collectors.joining("\n")));
    if (violations.isEmpty()) {
      throw new IllegalArgumentException("an invalid document has at least one violation");
    }
    this.violations = List.copyOf(violations);
  }

  /// In the order of the document.
  public List<Violation> violations() {
    return violations;
  }
}
