package io.eventops.model.path;

import io.eventops.model.json.JsonText;
import io.eventops.model.text.Glob;
import java.util.LinkedHashMap;
import java.util.Map;

/// The inside of `#(...)`: a path, an operator, a value; each of the first two can be missing.
final class QueryParser {
  private static final String OPERATOR_CHARACTERS = "=!<>%";
  private static final Map<String, Comparison> COMPARISONS = new LinkedHashMap<>();

  static {
    COMPARISONS.put("==", Comparison.EQUAL);
    COMPARISONS.put("=", Comparison.EQUAL);
    COMPARISONS.put("!=", Comparison.NOT_EQUAL);
    COMPARISONS.put("<=", Comparison.AT_MOST);
    COMPARISONS.put("<", Comparison.LESS);
    COMPARISONS.put(">=", Comparison.AT_LEAST);
    COMPARISONS.put(">", Comparison.GREATER);
  }

  private final PathParser path;

  QueryParser(PathParser path) {
    this.path = path;
  }

  Query parse() {
    char close = path.text().charAt(path.at() + 1) == '(' ? ')' : ']';
    path.moveTo(path.at() + 2);
    skipBlanks();
    String stops = OPERATOR_CHARACTERS + close + " ";
    Chain left = stops.indexOf(path.peek()) >= 0 ? Chain.HERE : path.chain(stops, false);
    skipBlanks();
    Query.Test test = path.peek() == close ? new Query.Exists() : test(close);
    skipBlanks();
    if (path.peek() != close) {
      throw path.malformed("has a query that does not end with " + close);
    }
    if (left.steps().isEmpty() && test instanceof Query.Exists) {
      throw path.malformed("has an empty query");
    }
    path.moveTo(path.at() + 1);
    return new Query(left, test);
  }

  private Query.Test test(char close) {
    String operator = operator();
    skipBlanks();
    if (path.peek() == '~') {
      return truth(comparison(operator), close);
    }
    String value = path.peek() == '"' ? quoted() : bare(close);
    return switch (operator) {
      case "%" -> new Query.Like(Glob.compile(value), true);
      case "!%" -> new Query.Like(Glob.compile(value), false);
      default -> new Query.Compared(comparison(operator), Operand.of(value));
    };
  }

  private String operator() {
    int start = path.at();
    while (path.peek() != 0 && OPERATOR_CHARACTERS.indexOf(path.peek()) >= 0) {
      path.moveTo(path.at() + 1);
    }
    return path.text().substring(start, path.at());
  }

  private Comparison comparison(String operator) {
    Comparison comparison = COMPARISONS.get(operator);
    if (comparison == null) {
      throw path.malformed("has the operator '" + operator + "'; known are == != < <= > >= % !%");
    }
    return comparison;
  }

  private Query.Test truth(Comparison comparison, char close) {
    String word = bare(close);
    return switch (word) {
      case "~true" -> new Query.Truth(comparison, true);
      case "~false" -> new Query.Truth(comparison, false);
      default -> throw path.malformed("has " + word + " in a query; known are ~true and ~false");
    };
  }

  private String quoted() {
    int start = path.at();
    int end = Brackets.endOfString(path.text(), start);
    if (end < 0) {
      throw path.malformed("has a quote that is not closed");
    }
    path.moveTo(end);
    return ((JsonText) path.json(start)).text();
  }

  /// Up to the closing bracket, blanks at both ends cut off.
  private String bare(char close) {
    int start = path.at();
    int end = path.text().indexOf(close, start);
    if (end < 0) {
      throw path.malformed("has a query that does not end with " + close);
    }
    path.moveTo(end);
    String value = path.text().substring(start, end).strip();
    if (value.isEmpty()) {
      throw path.malformed("has a query without a value; write \"\" for the empty text");
    }
    return value;
  }

  private void skipBlanks() {
    while (path.peek() == ' ') {
      path.moveTo(path.at() + 1);
    }
  }
}
