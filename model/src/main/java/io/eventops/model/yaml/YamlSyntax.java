package io.eventops.model.yaml;

import io.eventops.model.validation.Violation;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/// What plain scalars and tags mean, and what to do about a syntax error.
final class YamlSyntax {
  static final Set<String> NULLS = Set.of("", "~", "null", "Null", "NULL");
  static final Set<String> STRING_TAGS = Set.of("tag:yaml.org,2002:str", "!");
  static final Set<String> KNOWN_TAGS =
      Set.of(
          "!",
          "tag:yaml.org,2002:str",
          "tag:yaml.org,2002:int",
          "tag:yaml.org,2002:float",
          "tag:yaml.org,2002:bool",
          "tag:yaml.org,2002:null",
          "tag:yaml.org,2002:seq",
          "tag:yaml.org,2002:map");

  private static final Map<String, String> FIXES =
      Map.of(
          "TAB", "indent with spaces",
          "mapping values are not allowed", "quote a value that contains ': ', or mend the indent",
          "cannot start any token", "quote the value",
          "unknown escape", "use single quotes, or double the backslash",
          "could not find expected ':'", "write key: value; quote or indent a continued value",
          "expected ',' or", "close the bracket; quote values that contain { } [ ] or ,",
          "expected <block end>", "line up the keys and the dashes of one list",
          "end of stream", "close the quote");

  private YamlSyntax() {}

  static Violation explain(YamlEngineException problem, String text) {
    return switch (problem) {
      case MarkedYamlEngineException marked -> {
        String message = String.valueOf(marked.getProblem());
        yield new Violation(
            "", line(marked), "not valid YAML: " + message + context(marked), fix(message));
      }
      case ReaderException unreadable -> {
        int end = Math.min(Math.max(unreadable.getPosition(), 0), text.length());
        int line = 1 + (int) text.substring(0, end).chars().filter(c -> c == '\n').count();
        String code = "U+%04X".formatted(unreadable.getCodePoint());
        yield new Violation("", line, "character " + code + " is not allowed", "remove it");
      }
      default -> new Violation("", 1, "not valid YAML: " + problem.getMessage());
    };
  }

  private static int line(MarkedYamlEngineException problem) {
    return problem.getProblemMark().map(Mark::getLine).orElse(0) + 1;
  }

  private static String context(MarkedYamlEngineException problem) {
    Optional<Mark> start = problem.getContextMark();
    return start.isEmpty() || problem.getContext() == null
        ? ""
        : " (" + problem.getContext() + " that starts at line " + (start.get().getLine() + 1) + ")";
  }

  private static String fix(String message) {
    List<String> fixes =
        FIXES.entrySet().stream()
            .filter(entry -> message.contains(entry.getKey()))
            .map(Map.Entry::getValue)
            .sorted()
            .toList();
    return fixes.isEmpty() ? "" : fixes.getFirst();
  }
}
