package io.eventops.model.path;

import io.eventops.model.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Steps one after the other; none of them is the value itself.
record Chain(List<Step> steps) {
  static final Chain HERE = new Chain(List.of());

  Chain {
    steps = List.copyOf(steps);
  }

  @Nullable JsonValue apply(JsonValue value) {
    JsonValue at = value;
    for (int i = 0; i < steps.size(); i++) {
      at = steps.get(i).apply(at);
      if (at == null) {
        return null;
      }
    }
    return at;
  }

  List<JsonValue> applyToEach(List<JsonValue> values) {
    List<JsonValue> found = new ArrayList<>(values.size());
    for (JsonValue value : values) {
      JsonValue result = apply(value);
      if (result != null) {
        found.add(result);
      }
    }
    return found;
  }

  long growth() {
    return steps.stream().mapToLong(Step::growth).reduce(1, Chain::saturated);
  }

  private static long saturated(long left, long right) {
    return Math.min(left * right, Integer.MAX_VALUE);
  }
}
