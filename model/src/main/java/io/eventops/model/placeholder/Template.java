package io.eventops.model.placeholder;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.function.Function;

/// A text with placeholders, parsed.
///
/// `toString` gives text that parses to an equal template: `$${{` stands for a literal `${{`.
public record Template(List<Part> parts) {

  public Template {
    parts = List.copyOf(parts);
  }

  /// Parses the text; blanks around and inside a placeholder do not count.
  ///
  /// @throws io.eventops.model.validation.InvalidDocument with every placeholder that names nothing
  public static Template parse(String text) {
    return new TemplateParser(text).parse();
  }

  /// A template that is its text, whatever the text looks like.
  public static Template literal(String text) {
    return new Template(text.isEmpty() ? List.of() : List.of(new Text(text)));
  }

  /// What it refers to, each once, in the order of the text.
  public SequencedSet<Reference> references() {
    SequencedSet<Reference> references = new LinkedHashSet<>();
    for (Part part : parts) {
      if (part instanceof Reference reference) {
        references.add(reference);
      }
    }
    return references;
  }

  /// The reference, if the template is one placeholder and nothing else but blanks.
  public Optional<Reference> onlyReference() {
    List<Part> solid =
        parts.stream()
            .filter(part -> !(part instanceof Text text && text.text().isBlank()))
            .toList();
    return solid.size() == 1 && solid.getFirst() instanceof Reference reference
        ? Optional.of(reference)
        : Optional.empty();
  }

  public boolean isEmpty() {
    return parts.isEmpty();
  }

  /// Puts values in, in one pass: a value is never looked at for placeholders. For texts that no
  /// shell reads; a value put into a command this way would become code.
  public String render(Function<Reference, String> values) {
    StringBuilder rendered = new StringBuilder();
    for (Part part : parts) {
      rendered.append(
          switch (part) {
            case Text text -> text.text();
            case Reference reference -> values.apply(reference);
          });
    }
    return rendered.toString();
  }

  @Override
  public String toString() {
    StringBuilder source = new StringBuilder();
    for (Part part : parts) {
      source.append(
          switch (part) {
            case Text text -> text.text().replace(TemplateParser.OPEN, TemplateParser.ESCAPED);
            case Reference reference -> reference.toString();
          });
    }
    return source.toString();
  }
}
