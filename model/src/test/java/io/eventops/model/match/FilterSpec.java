package io.eventops.model.match;

import io.eventops.model.event.Event;
import io.eventops.model.name.Version;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import org.jspecify.annotations.Nullable;

/// A filter twice: as YAML, and as what it means, written without the code under test.
record FilterSpec(String yaml, Predicate<Event> holds) {
  private static final List<String> EXPRS =
      List.of(
          "values.a", "values.b", "values.c", "labels.a", "name", "values.no", "values.@this.a");
  private static final List<String> TEXTS =
      List.of("", "x", "xy", "xyz", "y", "1", "2", "2.5", "-1", "1.10", "v1.9", "deploy");
  private static final Map<String, String> GLOBS =
      Map.of("x*", "x.*", "*", ".*", "?", ".", "xy", "xy", "*y*", ".*y.*", "1.*", "1\\..*");
  private static final List<String> REGEXES = List.of("^x", "y", "[0-9]+$", "^$", "x|1");

  static Arbitrary<FilterSpec> any(int depth) {
    return depth == 0
        ? field()
        : Arbitraries.frequencyOf(
            Tuple.of(6, field()),
            Tuple.of(
                1,
                group(
                    "not",
                    depth,
                    (all, event) -> all.stream().noneMatch(one -> one.holds.test(event)))),
            Tuple.of(
                1,
                group(
                    "any",
                    depth,
                    (all, event) -> all.stream().anyMatch(one -> one.holds.test(event)))),
            Tuple.of(
                1,
                group(
                    "all",
                    depth,
                    (all, event) -> all.stream().allMatch(one -> one.holds.test(event)))));
  }

  private static Arbitrary<FilterSpec> group(
      String key, int depth, BiPredicate<List<FilterSpec>, Event> meaning) {
    return any(depth - 1)
        .list()
        .ofMinSize(1)
        .ofMaxSize(3)
        .map(
            nested ->
                new FilterSpec(
                    "{" + key + ": [" + yaml(nested) + "]}", event -> meaning.test(nested, event)));
  }

  static String yaml(List<FilterSpec> filters) {
    return filters.stream().map(FilterSpec::yaml).collect(Collectors.joining(", "));
  }

  private static Arbitrary<FilterSpec> field() {
    return Combinators.combine(Arbitraries.of(EXPRS), operator().list().ofMinSize(1).ofMaxSize(2))
        .as(
            (expr, operators) -> {
              Map<String, Asked> byKey =
                  operators.stream()
                      .collect(Collectors.toMap(Asked::key, asked -> asked, (one, _) -> one));
              String yaml =
                  byKey.values().stream()
                      .map(asked -> ", " + asked.key() + ": " + asked.operand())
                      .collect(Collectors.joining());
              return new FilterSpec(
                  "{expr: " + (expr.contains("@") ? "'" + expr + "'" : expr) + yaml + "}",
                  event ->
                      byKey.values().stream()
                          .allMatch(asked -> asked.holds().test(look(event, expr))));
            });
  }

  /// What one operator asks of a value that may be missing.
  private record Asked(String key, String operand, Predicate<@Nullable String> holds) {}

  private static @Nullable String look(Event event, String expr) {
    return switch (expr) {
      case "values.a", "values.@this.a" -> event.values().get("a");
      case "values.b" -> event.values().get("b");
      case "values.c" -> event.values().get("c");
      case "labels.a" -> event.labels().get("a");
      case "name" -> event.name();
      default -> null;
    };
  }

  private static String text(@Nullable String value) {
    return value == null ? "" : value;
  }

  private static Arbitrary<Asked> operator() {
    Arbitrary<List<String>> texts = Arbitraries.of(TEXTS).list().ofMinSize(1).ofMaxSize(3);
    return Arbitraries.oneOf(
        texts.map(of -> new Asked("matches", quoted(of), value -> of.contains(text(value)))),
        texts.map(of -> new Asked("notMatches", quoted(of), value -> !of.contains(text(value)))),
        Arbitraries.of(GLOBS.keySet())
            .list()
            .ofMinSize(1)
            .ofMaxSize(3)
            .map(
                of ->
                    new Asked(
                        "glob",
                        quoted(of),
                        value ->
                            of.stream().anyMatch(glob -> text(value).matches(GLOBS.get(glob))))),
        Arbitraries.of(REGEXES)
            .map(
                of ->
                    new Asked(
                        "regex",
                        "'" + of + "'",
                        value -> Pattern.compile(of).matcher(text(value)).find())),
        Arbitraries.of(true, false)
            .map(of -> new Asked("exists", "" + of, value -> (value != null) == of)),
        Arbitraries.of("0", "1", "2.50")
            .map(
                of ->
                    new Asked(
                        "atLeast", of, value -> isNumber(value) && number(value) >= number(of))),
        Arbitraries.of("0", "1", "2.50")
            .map(
                of ->
                    new Asked("less", of, value -> isNumber(value) && number(value) < number(of))),
        Arbitraries.of("1.9", "1.10", "2")
            .map(
                of ->
                    new Asked(
                        "version",
                        "'>= " + of + "'",
                        value -> isVersion(value) && version(value).compareTo(version(of)) >= 0)));
  }

  private static String quoted(List<String> texts) {
    return texts.stream().map(text -> "'" + text + "'").collect(Collectors.joining(", ", "[", "]"));
  }

  private static boolean isNumber(@Nullable String value) {
    return text(value).matches("-?[0-9]+(\\.[0-9]+)?");
  }

  private static double number(@Nullable String value) {
    return Double.parseDouble(text(value));
  }

  private static boolean isVersion(@Nullable String value) {
    return text(value).matches("v?[0-9][0-9.]*");
  }

  private static Version version(@Nullable String value) {
    return new Version(text(value).replace("v", ""));
  }

  static Arbitrary<Map<String, String>> values() {
    return Arbitraries.maps(
            Arbitraries.of("a", "b", "c"),
            Arbitraries.of(TEXTS.stream().filter(text -> !text.isEmpty()).toList()))
        .ofMaxSize(3);
  }
}
