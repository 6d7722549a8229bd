package io.eventops.model.match;

import io.eventops.model.condition.Condition;
import io.eventops.model.condition.Operator;
import io.eventops.model.path.JsonPath;
import io.eventops.model.text.Glob;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/// What an event must have at a path for an entry to be worth a look: a necessary part of its
/// filters. A value that is missing or empty never gives access.
sealed interface Access {

  JsonPath path();

  /// One of these texts.
  record Equal(JsonPath path, Collection<String> values) implements Access {}

  /// A text that starts with one of these; none of them starts with another one.
  record Prefix(JsonPath path, Collection<String> prefixes) implements Access {}

  /// Anything.
  record Present(JsonPath path) implements Access {}

  /// Every access that an entry offers.
  static List<Access> of(CompiledTrigger.Entry entry) {
    List<Access> offers = new ArrayList<>();
    entry.filters().forEach(filter -> collect(filter, offers));
    return offers;
  }

  private static void collect(Condition condition, List<Access> offers) {
    switch (condition) {
      case Condition.All all -> all.of().forEach(nested -> collect(nested, offers));
      case Condition.Field field ->
          field.operators().forEach(operator -> collect(field.expr(), operator, offers));
      case Condition.Any _, Condition.Not _ -> {}
    }
  }

  private static void collect(JsonPath path, Operator operator, List<Access> offers) {
    switch (operator) {
      case Operator.Matches matches when !matches.values().contains("") ->
          offers.add(new Equal(path, matches.values()));
      case Operator.Globs globs
          when globs.patterns().stream().noneMatch(glob -> glob.prefix().isEmpty()) ->
          offers.add(new Prefix(path, shortest(globs.patterns())));
      case Operator.Exists exists when exists.expected() -> offers.add(new Present(path));
      case Operator.Matches _,
          Operator.NotMatches _,
          Operator.Globs _,
          Operator.Regexes _,
          Operator.Exists _,
          Operator.Bounded _,
          Operator.Versions _ -> {}
    }
  }

  private static List<String> shortest(List<Glob> globs) {
    List<String> prefixes = globs.stream().map(Glob::prefix).distinct().toList();
    return prefixes.stream()
        .filter(
            prefix ->
                prefixes.stream()
                    .noneMatch(other -> !other.equals(prefix) && prefix.startsWith(other)))
        .toList();
  }
}
