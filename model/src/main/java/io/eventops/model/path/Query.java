package io.eventops.model.path;

import io.eventops.model.json.JsonArray;
import io.eventops.model.json.JsonBool;
import io.eventops.model.json.JsonNull;
import io.eventops.model.json.JsonNumber;
import io.eventops.model.json.JsonObject;
import io.eventops.model.json.JsonText;
import io.eventops.model.json.JsonValue;
import io.eventops.model.text.Glob;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What an array's elements are asked in `#(...)`.
///
/// @param left where in the element to look; the element itself if there are no steps
/// @param test what the value there must be
record Query(Chain left, Test test) {
  private static final Set<String> TRUE_WORDS = Set.of("1", "t", "true");

  boolean accepts(JsonValue element) {
    if (left.steps().isEmpty()) {
      return test.accepts(element);
    }
    return (element instanceof JsonObject || element instanceof JsonArray)
        && test.accepts(left.apply(element));
  }

  sealed interface Test {
    boolean accepts(@Nullable JsonValue value);
  }

  /// No operator: the value is there.
  record Exists() implements Test {
    @Override
    public boolean accepts(@Nullable JsonValue value) {
      return value != null;
    }
  }

  /// `~true` and `~false`: whether a value counts as true; nothing counts as false.
  record Truth(Comparison comparison, boolean expected) implements Test {
    @Override
    public boolean accepts(@Nullable JsonValue value) {
      return comparison.accepts(Boolean.compare(isTrue(value), expected));
    }

    private static boolean isTrue(@Nullable JsonValue value) {
      return switch (value) {
        case JsonBool bool -> bool == JsonBool.TRUE;
        case JsonNumber number -> Double.parseDouble(number.raw()) != 0;
        case JsonText text -> TRUE_WORDS.contains(text.text().toLowerCase(Locale.ROOT));
        case null -> false;
        case JsonNull _, JsonObject _, JsonArray _ -> false;
      };
    }
  }

  /// An order or equality; null, objects and arrays are never accepted.
  record Compared(Comparison comparison, Operand operand) implements Test {
    @Override
    public boolean accepts(@Nullable JsonValue value) {
      return switch (value) {
        case JsonText text -> comparison.accepts(operand.orderOf(text.text()));
        case JsonNumber number ->
            operand.isNumber()
                ? comparison.acceptsNumber(Double.parseDouble(number.raw()), operand.number())
                : comparison == Comparison.NOT_EQUAL;
        case JsonBool bool ->
            operand.isBool()
                ? comparison.accepts(bool.text().compareTo(operand.text()))
                : comparison == Comparison.NOT_EQUAL;
        case null -> false;
        case JsonNull _, JsonObject _, JsonArray _ -> false;
      };
    }
  }

  /// `%` and `!%`: wildcards, for strings only.
  record Like(Glob pattern, boolean expected) implements Test {
    @Override
    public boolean accepts(@Nullable JsonValue value) {
      return value instanceof JsonText text && pattern.matches(text.text()) == expected;
    }
  }
}
