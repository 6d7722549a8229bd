package io.eventops.model.condition;

import com.google.re2j.Pattern;
import io.eventops.model.json.JsonNull;
import io.eventops.model.json.JsonValue;
import io.eventops.model.text.Glob;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.SequencedSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What is asked of one value. For comparisons of text a value that is missing is the empty text,
/// as it always was.
public sealed interface Operator {

  boolean accepts(@Nullable JsonValue found);

  /// The operator with its operand as written, as in `matches [critical, error]`.
  String words();

  /// Why this value is not accepted; only for a value that is not.
  String objection(@Nullable JsonValue found);

  private static String text(@Nullable JsonValue found) {
    return found == null ? "" : found.text();
  }

  private static String list(Collection<?> values) {
    int shown = 10;
    String list =
        values.stream().limit(shown).map(Object::toString).collect(Collectors.joining(", "));
    return "["
        + list
        + (values.size() > shown ? ", … " + (values.size() - shown) + " more" : "")
        + "]";
  }

  /// `matches`: exactly one of these texts.
  record Matches(SequencedSet<String> values) implements Operator {
    public Matches {
      values = Collections.unmodifiableSequencedSet(new LinkedHashSet<>(values));
    }

    @Override
    public boolean accepts(@Nullable JsonValue found) {
      return values.contains(text(found));
    }

    @Override
    public String words() {
      return "matches " + list(values);
    }

    @Override
    public String objection(@Nullable JsonValue found) {
      return found == null ? "is missing" : "is none of them";
    }
  }

  /// `notMatches`: none of these texts.
  record NotMatches(SequencedSet<String> values) implements Operator {
    public NotMatches {
      values = Collections.unmodifiableSequencedSet(new LinkedHashSet<>(values));
    }

    @Override
    public boolean accepts(@Nullable JsonValue found) {
      return !values.contains(text(found));
    }

    @Override
    public String words() {
      return "notMatches " + list(values);
    }

    @Override
    public String objection(@Nullable JsonValue found) {
      return "is one of them";
    }
  }

  /// `glob`: at least one of these wildcard patterns matches the whole text.
  record Globs(List<Glob> patterns) implements Operator {
    public Globs {
      patterns = List.copyOf(patterns);
    }

    @Override
    public boolean accepts(@Nullable JsonValue found) {
      String text = text(found);
      for (int i = 0; i < patterns.size(); i++) {
        if (patterns.get(i).matches(text)) {
          return true;
        }
      }
      return false;
    }

    @Override
    public String words() {
      return "glob " + list(patterns);
    }

    @Override
    public String objection(@Nullable JsonValue found) {
      return found == null ? "is missing" : "does not match";
    }
  }

  /// `regex`: at least one of these expressions matches somewhere in the text, in linear time.
  record Regexes(List<Pattern> patterns) implements Operator {
    public Regexes {
      patterns = List.copyOf(patterns);
    }

    @Override
    public boolean accepts(@Nullable JsonValue found) {
      String text = text(found);
      for (int i = 0; i < patterns.size(); i++) {
        if (patterns.get(i).matcher(text).find()) {
          return true;
        }
      }
      return false;
    }

    @Override
    public String words() {
      return "regex " + list(patterns);
    }

    @Override
    public String objection(@Nullable JsonValue found) {
      return found == null ? "is missing" : "does not match";
    }
  }

  /// `exists`: whether there is a value; null is none.
  record Exists(boolean expected) implements Operator {
    @Override
    public boolean accepts(@Nullable JsonValue found) {
      return expected == (found != null && !(found instanceof JsonNull));
    }

    @Override
    public String words() {
      return "exists " + expected;
    }

    @Override
    public String objection(@Nullable JsonValue found) {
      return expected ? "is missing" : "is there";
    }
  }

  /// `greater`, `less`, `atLeast`, `atMost`: a decimal number on this side of the bound.
  record Bounded(Side side, BigDecimal bound) implements Operator {

    /// Which side.
    public enum Side {
      GREATER("greater"),
      LESS("less"),
      AT_LEAST("atLeast"),
      AT_MOST("atMost");

      private final String key;

      Side(String key) {
        this.key = key;
      }

      /// The operator in YAML.
      public String key() {
        return key;
      }

      static Side of(String key) {
        return Arrays.stream(values())
            .filter(side -> side.key.equals(key))
            .findFirst()
            .orElseThrow();
      }

      private boolean accepts(int order) {
        return switch (this) {
          case GREATER -> order > 0;
          case LESS -> order < 0;
          case AT_LEAST -> order >= 0;
          case AT_MOST -> order <= 0;
        };
      }
    }

    @Override
    public boolean accepts(@Nullable JsonValue found) {
      BigDecimal number = Decimal.parse(text(found));
      return number != null && side.accepts(number.compareTo(bound));
    }

    @Override
    public String words() {
      return side.key() + " " + bound;
    }

    @Override
    public String objection(@Nullable JsonValue found) {
      if (text(found).isEmpty()) {
        return "is missing";
      }
      if (Decimal.parse(text(found)) == null) {
        return "is not a number";
      }
      return "is not " + side.name().toLowerCase(Locale.ROOT).replace('_', ' ') + " " + bound;
    }
  }

  /// `version`: a version that fulfils every bound.
  record Versions(List<VersionBound> bounds) implements Operator {
    public Versions {
      bounds = List.copyOf(bounds);
    }

    @Override
    public boolean accepts(@Nullable JsonValue found) {
      String text = text(found);
      return VersionBound.isVersion(text) && bounds.stream().allMatch(bound -> bound.accepts(text));
    }

    @Override
    public String words() {
      return "version "
          + bounds.stream().map(VersionBound::toString).collect(Collectors.joining(", "));
    }

    @Override
    public String objection(@Nullable JsonValue found) {
      String text = text(found);
      if (text.isEmpty()) {
        return "is missing";
      }
      return VersionBound.isVersion(text) ? "is not in that range" : "is not a version";
    }
  }
}
