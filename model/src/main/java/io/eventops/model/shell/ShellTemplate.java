package io.eventops.model.shell;

import io.eventops.model.placeholder.Reference;
import io.eventops.model.validation.InvalidDocument;
import io.eventops.model.validation.Violation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The commands of a task as a bash script in which every placeholder stands for data.
///
/// The script is read as bash reads it. Each placeholder becomes a shell variable that is defined
/// once, and each of its places a reference to this variable in the form that its quoting asks for.
/// A value is therefore never read as shell code, whatever it contains. Where bash itself, or a
/// program it starts, would evaluate a value, the script is refused.
///
/// An unquoted placeholder is one word, also when its value is empty or contains blanks.
public final class ShellTemplate {
  private final List<Piece> pieces;
  private final Map<Reference, String> variables;

  private ShellTemplate(List<Piece> pieces, Map<Reference, String> variables) {
    this.pieces = pieces;
    this.variables = variables;
  }

  /// @param commands joined by newlines, so that a quotation may go on in the next command
  /// @throws InvalidDocument with every place that is refused, or with what is never closed
  public static ShellTemplate parse(List<ShellCommand> commands) {
    Source source = Source.of(commands);
    Rendering rendering = new Rendering();
    Findings findings = new Findings();
    Places places = new Places(commands);
    try {
      new CommandReader(new Cursor(source, rendering), findings).readAll();
    } catch (Unclosed open) {
      throw new InvalidDocument(
          List.of(
              places.violation(
                  open.origin(), open.getMessage() + " is opened here and never closed", "")));
    }
    List<Violation> refused = violations(findings, places);
    if (!refused.isEmpty()) {
      throw new InvalidDocument(refused);
    }
    List<Piece> pieces = rendering.pieces();
    return new ShellTemplate(pieces, variables(pieces));
  }

  /// All placeholders, each once, in the order of the script.
  public Set<Reference> references() {
    return Collections.unmodifiableSet(variables.keySet());
  }

  /// The script with these values.
  ///
  /// @param values one for each of [#references]
  /// @throws InvalidDocument if a value is missing, or cannot be held by a shell variable
  public ShellScript render(Map<Reference, String> values) {
    List<Violation> faults = new ArrayList<>();
    StringBuilder definitions = new StringBuilder();
    variables.forEach(
        (reference, variable) -> {
          String value = values.get(reference);
          String fault = value == null ? "is missing" : ShellLiteral.fault(value);
          if (value == null || !fault.isEmpty()) {
            faults.add(new Violation("", 0, "the value of " + reference + " " + fault));
          } else {
            definitions.append(variable).append('=').append(ShellLiteral.of(value)).append('\n');
          }
        });
    if (!faults.isEmpty()) {
      throw new InvalidDocument(faults);
    }
    StringBuilder commands = new StringBuilder();
    for (Piece piece : pieces) {
      switch (piece) {
        case Piece.Text(String text) -> commands.append(text);
        case Piece.Variable(Reference reference, Form form) ->
            commands.append(form.write(variables.getOrDefault(reference, "")));
      }
    }
    return new ShellScript(definitions.toString(), commands.toString());
  }

  private static Map<Reference, String> variables(List<Piece> pieces) {
    List<Reference> references = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    for (Piece piece : pieces) {
      switch (piece) {
        case Piece.Text(String part) -> text.append(part);
        case Piece.Variable(Reference reference, Form _) -> references.add(reference);
      }
    }
    return VariableNames.choose(references, text.toString());
  }

  private static List<Violation> violations(Findings findings, Places places) {
    Map<String, Use> tainted = findings.tainted();
    Map<Violation, Integer> found = new LinkedHashMap<>();
    for (Findings.Sink sink : findings.reached()) {
      Use use = Findings.firstUse(sink.content(), tainted);
      if (use != null) {
        boolean direct = sink.content().uses().contains(use);
        int origin = direct || sink.origin() == 0 ? use.origin() : sink.origin();
        found.putIfAbsent(
            places.violation(origin, message(sink, use, direct), fix(sink, use)), origin);
      }
    }
    return found.entrySet().stream()
        .sorted(Comparator.comparingInt(Map.Entry::getValue))
        .map(Map.Entry::getKey)
        .toList();
  }

  private static String message(Findings.Sink sink, Use use, boolean direct) {
    String value = use.reference().map(Reference::toString).orElse("a value read from an input");
    return value
        + (direct
            ? " would become code: "
            : " reaches this place through a variable and would become code: ")
        + sink.refusal().reason();
  }

  private static String fix(Findings.Sink sink, Use use) {
    return sink.refusal().fix(use.reference().map(Reference::toString).orElse("\"$value\""));
  }
}
