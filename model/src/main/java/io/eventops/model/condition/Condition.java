package io.eventops.model.condition;

import io.eventops.model.json.JsonValue;
import io.eventops.model.path.JsonPath;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Something an event must fulfil. Immutable, decides without side effects, equal if written alike.
///
/// [#accepts] decides; [#verdict] asks it again to say why, so the two cannot disagree.
public sealed interface Condition {

  boolean accepts(JsonValue event);

  /// Where the condition stands in its document, as in `filters[0].any[1]`.
  String path();

  /// Passed, or the first clause that said no.
  default Verdict verdict(JsonValue event) {
    return accepts(event) ? Verdict.PASSED : objection(event);
  }

  /// Why an event is not accepted; only for an event that is not.
  Verdict.Failed objection(JsonValue event);

  /// Short words for the whole condition.
  String words();

  /// The value at a path must be what every operator asks.
  record Field(String path, JsonPath expr, List<Operator> operators) implements Condition {
    public Field {
      operators = List.copyOf(operators);
    }

    @Override
    public boolean accepts(JsonValue event) {
      JsonValue found = expr.find(event);
      for (int i = 0; i < operators.size(); i++) {
        if (!operators.get(i).accepts(found)) {
          return false;
        }
      }
      return true;
    }

    @Override
    public Verdict.Failed objection(JsonValue event) {
      JsonValue found = expr.find(event);
      Operator failed =
          operators.stream().filter(each -> !each.accepts(found)).findFirst().orElseThrow();
      return new Verdict.Failed(
          path, expr + " " + failed.words(), seen(event), failed.objection(found));
    }

    @Nullable String seen(JsonValue event) {
      JsonValue found = expr.find(event);
      return found == null ? null : found.text();
    }

    @Override
    public String words() {
      return operators.stream()
          .map(operator -> expr + " " + operator.words())
          .collect(Collectors.joining(" and "));
    }
  }

  /// Every one of these must be fulfilled.
  record All(String path, List<Condition> of) implements Condition {
    public All {
      of = List.copyOf(of);
    }

    @Override
    public boolean accepts(JsonValue event) {
      return of.stream().allMatch(condition -> condition.accepts(event));
    }

    @Override
    public Verdict.Failed objection(JsonValue event) {
      return of.stream()
          .filter(condition -> !condition.accepts(event))
          .findFirst()
          .orElseThrow()
          .objection(event);
    }

    @Override
    public String words() {
      return of.stream().map(Condition::words).collect(Collectors.joining("; ", "all of (", ")"));
    }
  }

  /// At least one of these must be fulfilled.
  record Any(String path, List<Condition> of) implements Condition {
    public Any {
      of = List.copyOf(of);
    }

    @Override
    public boolean accepts(JsonValue event) {
      return of.stream().anyMatch(condition -> condition.accepts(event));
    }

    @Override
    public Verdict.Failed objection(JsonValue event) {
      List<Verdict.Failed> objections =
          of.stream().map(condition -> condition.objection(event)).toList();
      String seen =
          objections.stream()
              .map(each -> each.seen() == null ? "nothing" : each.seen())
              .collect(Collectors.joining("; "));
      return new Verdict.Failed(path, words(), seen, "none of them is fulfilled");
    }

    @Override
    public String words() {
      return of.stream().map(Condition::words).collect(Collectors.joining("; ", "any of (", ")"));
    }
  }

  /// None of these may be fulfilled.
  record Not(String path, List<Condition> of) implements Condition {
    public Not {
      of = List.copyOf(of);
    }

    @Override
    public boolean accepts(JsonValue event) {
      return of.stream().noneMatch(condition -> condition.accepts(event));
    }

    @Override
    public Verdict.Failed objection(JsonValue event) {
      Condition fulfilled =
          of.stream().filter(condition -> condition.accepts(event)).findFirst().orElseThrow();
      String seen = fulfilled instanceof Field field ? field.seen(event) : null;
      return new Verdict.Failed(
          fulfilled.path(), "not (" + fulfilled.words() + ")", seen, "it is fulfilled");
    }

    @Override
    public String words() {
      return of.stream().map(Condition::words).collect(Collectors.joining("; ", "none of (", ")"));
    }
  }
}
