package io.eventops.model.placeholder;

import io.eventops.model.name.NameKind;
import io.eventops.model.name.Nearest;
import io.eventops.model.validation.InvalidDocument;
import io.eventops.model.validation.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Scans a text once, from left to right.
final class TemplateParser {
  static final String OPEN = "${{";
  static final String CLOSE = "}}";
  static final String ESCAPED = "$${{";

  private static final String FORMS =
      "use ${{ inputs.NAME }}, ${{ contexts.NAME }} or ${{ outputs.ALIAS.NAME }},"
          + " or write $${{ for a literal ${{";
  private static final int LONGEST_SHOWN = 60;
  private static final int MOST_SHOWN = 100;

  private final String source;
  private final List<Part> parts = new ArrayList<>();
  private final StringBuilder text = new StringBuilder();
  private final List<Violation> violations = new ArrayList<>();

  TemplateParser(String source) {
    this.source = source;
  }

  Template parse() {
    int at = 0;
    while (at < source.length()) {
      int dollar = source.indexOf('$', at);
      if (dollar < 0) {
        dollar = source.length();
      }
      text.append(source, at, dollar);
      at = dollar == source.length() ? dollar : scanDollar(dollar);
    }
    flush();
    if (!violations.isEmpty()) {
      throw new InvalidDocument(violations);
    }
    return new Template(parts);
  }

  /// Returns where the text goes on.
  private int scanDollar(int at) {
    if (source.startsWith(ESCAPED, at)) {
      text.append(OPEN);
      return at + ESCAPED.length();
    }
    if (!source.startsWith(OPEN, at)) {
      text.append('$');
      return at + 1;
    }
    int close = source.indexOf(CLOSE, at);
    int next = source.indexOf(OPEN, at + 1);
    int lineEnd = source.indexOf('\n', at);
    if (close < 0 || (next >= 0 && next < close) || (lineEnd >= 0 && lineEnd < close)) {
      refuse(shown(source.substring(at)) + " is not closed", "end it with }} on the same line");
      return at + OPEN.length();
    }
    String inside = source.substring(at + OPEN.length(), close);
    Reference reference = reference(inside);
    if (reference != null) {
      flush();
      parts.add(reference);
    }
    return close + CLOSE.length();
  }

  private void flush() {
    if (!text.isEmpty()) {
      parts.add(new Text(text.toString()));
      text.setLength(0);
    }
  }

  private @Nullable Reference reference(String inside) {
    String[] words = inside.strip().split("\\s*\\.\\s*", -1);
    return switch (words[0]) {
      case "inputs" -> named(inside, words, NameKind.INPUT) ? new InputReference(words[1]) : null;
      case "contexts" ->
          named(inside, words, NameKind.CONTEXT) ? new ContextReference(words[1]) : null;
      case "outputs" -> namedOutput(inside, words) ? new OutputReference(words[1], words[2]) : null;
      default -> {
        refuse(written(inside) + " is not a known placeholder", nearForm(words));
        yield null;
      }
    };
  }

  private boolean named(String inside, String[] words, NameKind kind) {
    if (words.length != 2) {
      refuse(
          written(inside) + " must have one name after " + words[0],
          "use ${{ " + words[0] + ".NAME }}");
      return false;
    }
    return valid(inside, kind, words[1]);
  }

  private boolean namedOutput(String inside, String[] words) {
    if (words.length != 3) {
      refuse(
          written(inside) + " must name a task and its output",
          words.length == 2
              ? "use ${{ outputs.ALIAS." + words[1] + " }} with the alias of the task that sets it"
              : "use ${{ outputs.ALIAS.NAME }}");
      return false;
    }
    return valid(inside, NameKind.ALIAS, words[1]) && valid(inside, NameKind.OUTPUT, words[2]);
  }

  private boolean valid(String inside, NameKind kind, String name) {
    Optional<String> problem = kind.problem(name);
    problem.ifPresent(why -> refuse(written(inside) + ": " + why, kind.rule()));
    return problem.isEmpty();
  }

  /// The known form that a misspelt placeholder is closest to.
  private static String nearForm(String[] words) {
    Optional<String> kind = Nearest.to(words[0], List.of("inputs", "contexts", "outputs"));
    if (kind.isEmpty() || words.length < 2) {
      return FORMS;
    }
    List<String> corrected = new ArrayList<>(List.of(words));
    corrected.set(0, kind.get());
    return "did you mean ${{ " + String.join(".", corrected) + " }}?";
  }

  private void refuse(String message, String fix) {
    if (violations.size() < MOST_SHOWN) {
      violations.add(new Violation("", 0, message, fix));
    }
  }

  private static String written(String inside) {
    return shown(OPEN + inside + CLOSE);
  }

  private static String shown(String placeholder) {
    String line = placeholder.lines().findFirst().orElse("");
    return line.length() <= LONGEST_SHOWN ? line : line.substring(0, LONGEST_SHOWN) + "...";
  }
}
