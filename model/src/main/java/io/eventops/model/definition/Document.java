package io.eventops.model.definition;

import io.eventops.model.validation.InvalidDocument;
import io.eventops.model.validation.Violation;
import io.eventops.model.yaml.Findings;
import io.eventops.model.yaml.SourceLines;
import io.eventops.model.yaml.YamlNode;
import java.util.List;

/// A definition together with the text it was read from.
///
/// @param warnings what is accepted but probably not meant, such as a misspelt key
public record Document<T>(T definition, YamlNode source, List<Violation> warnings) {

  static <T> Document<T> of(T definition, YamlNode source, Findings findings) {
    Findings located = new Findings();
    SourceLines.locate(source, findings.errors()).forEach(located::error);
    SourceLines.locate(source, findings.warnings()).forEach(located::warning);
    located.throwIfInvalid();
    return new Document<>(definition, source, located.warnings());
  }

  /// What was found later, with the lines it is about.
  public List<Violation> located(List<Violation> violations) {
    return SourceLines.locate(source, violations);
  }

  /// Refuses the document for what was found wrong later, with lines; nothing if nothing was.
  ///
  /// @throws InvalidDocument with all violations
  public void refuse(List<Violation> violations) {
    if (!violations.isEmpty()) {
      throw new InvalidDocument(located(violations));
    }
  }
}
