package io.eventops.pipeline.run.store;

import io.eventops.pipeline.run.RunChange;
import io.eventops.pipeline.run.TaskRow;
import io.eventops.pipeline.run.Value;
import java.util.Map;
import java.util.stream.Stream;

/// How large the largest statement of a change is, about, in characters of values.
final class ChangeSize {
  private ChangeSize() {}

  static long of(RunChange change) {
    long contexts = change.contexts() == null ? 0 : size(change.contexts());
    long tasks =
        Stream.concat(change.added().stream(), change.changed().stream())
            .mapToLong(ChangeSize::size)
            .max()
            .orElse(0);
    return Math.max(contexts, tasks);
  }

  private static long size(TaskRow task) {
    return size(task.inputs()) + size(task.contexts()) + size(task.outputs());
  }

  private static long size(Map<String, Value> values) {
    long size = 0;
    for (Value value : values.values()) {
      size += value.name().length() + value.value().length();
    }
    return size;
  }
}
