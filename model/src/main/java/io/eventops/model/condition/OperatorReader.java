package io.eventops.model.condition;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.eventops.model.text.Glob;
import io.eventops.model.yaml.YamlNode;
import io.eventops.model.yaml.YamlReader;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Reads the operators of one filter item, in the order in which they are tried.
final class OperatorReader {
  /// Every operator.
  static final List<String> KEYS =
      List.of(
          "exists",
          "matches",
          "notMatches",
          "glob",
          "greater",
          "atLeast",
          "less",
          "atMost",
          "version",
          "regex");

  private static final int MOST_VALUES = 1_000;
  private static final int MOST_PATTERNS = 50;
  private static final int LONGEST_PATTERN = 1_000;
  private static final int LARGEST_REGEX = 500;

  private final YamlReader item;

  OperatorReader(YamlReader item) {
    this.item = item;
  }

  List<Operator> read() {
    List<Operator> operators = new ArrayList<>();
    for (String key : KEYS) {
      if (item.keys().contains(key)) {
        Operator operator = operator(key);
        if (operator != null) {
          operators.add(operator);
        }
      }
    }
    return operators;
  }

  /// Null if something is wrong with it.
  private @Nullable Operator operator(String key) {
    return switch (key) {
      case "exists" -> exists();
      case "matches" -> {
        List<String> values = values(key, MOST_VALUES);
        yield values.isEmpty() ? null : new Operator.Matches(new LinkedHashSet<>(values));
      }
      case "notMatches" -> {
        List<String> values = values(key, MOST_VALUES);
        yield values.isEmpty() ? null : new Operator.NotMatches(new LinkedHashSet<>(values));
      }
      case "glob" -> {
        List<Glob> globs = each(key, Glob::compile);
        yield globs.isEmpty() ? null : new Operator.Globs(globs);
      }
      case "regex" -> {
        List<Pattern> regexes = each(key, this::regex);
        yield regexes.isEmpty() ? null : new Operator.Regexes(regexes);
      }
      case "version" -> versions();
      default -> bounded(Operator.Bounded.Side.of(key));
    };
  }

  private @Nullable Operator exists() {
    if (item.text("exists").isEmpty()) {
      missing("exists", "write exists: true or exists: false");
      return null;
    }
    return new Operator.Exists(item.flag("exists", true));
  }

  private @Nullable Operator bounded(Operator.Bounded.Side side) {
    String text = item.text(side.key());
    if (text.isEmpty()) {
      missing(side.key(), "write a number, as in " + side.key() + ": 5");
      return null;
    }
    BigDecimal bound = Decimal.parse(text);
    if (bound == null) {
      item.error(side.key(), "'" + text + "' is not a decimal number", "write it as in 5 or 0.75");
      return null;
    }
    return new Operator.Bounded(side, bound);
  }

  private @Nullable Operator versions() {
    String text = item.text("version");
    if (text.isBlank()) {
      missing("version", "write a range, as in version: '>= 1.10, < 2'");
      return null;
    }
    List<VersionBound> bounds = new ArrayList<>();
    for (String part : text.split(",", -1)) {
      VersionBound bound = VersionBound.parse(part);
      if (bound == null) {
        item.error(
            "version",
            "'" + part.strip() + "' is not a version bound",
            "write one of >= <= > < != = and a version, a comma between several");
        return null;
      }
      bounds.add(bound);
    }
    return new Operator.Versions(bounds);
  }

  private @Nullable Pattern regex(String text) {
    String problem = "needs more than " + LARGEST_REGEX + " steps";
    if (RegexSize.of(text) <= LARGEST_REGEX) {
      try {
        Pattern pattern = Pattern.compile(text);
        if (pattern.programSize() <= 2 * LARGEST_REGEX) {
          return pattern;
        }
      } catch (PatternSyntaxException malformed) {
        problem = "is not a regular expression: " + malformed.getDescription();
      }
    }
    item.error(
        "regex", "'" + text + "' " + problem, "RE2 syntax: no back references, no lookahead");
    return null;
  }

  /// The patterns of a text or a list; empty if one of them cannot be used.
  private <T> List<T> each(String key, Function<String, @Nullable T> compile) {
    List<T> compiled = new ArrayList<>();
    List<String> texts = values(key, MOST_PATTERNS);
    for (String text : texts) {
      T pattern = null;
      if (text.isEmpty()) {
        missing(key, "write matches: [''] for a value that is empty");
      } else if (text.length() > LONGEST_PATTERN) {
        item.error(
            key, "a pattern has " + text.length() + " characters", "at most " + LONGEST_PATTERN);
      } else {
        pattern = compile.apply(text);
      }
      if (pattern != null) {
        compiled.add(pattern);
      }
    }
    return compiled.size() == texts.size() ? compiled : List.of();
  }

  /// The texts of a list, or the one text in its place; empty after an error.
  private List<String> values(String key, int most) {
    YamlNode node = item.node(key).orElse(null);
    if (node instanceof YamlNode.Mapping) {
      item.error(key, "a text or a list is expected, not a mapping", "put '- ' before each item");
      return List.of();
    }
    List<String> values =
        node instanceof YamlNode.Scalar ? List.of(item.text(key)) : item.texts(key);
    if (values.isEmpty()) {
      missing(key, "list at least one value");
    }
    if (values.size() > most) {
      item.error(
          key, key + " has " + values.size() + " values", "at most " + most + " are allowed");
      return List.of();
    }
    return values;
  }

  private void missing(String key, String fix) {
    item.error(key, key + " has no value", fix);
  }
}
