package io.eventops.pipeline.run;

import io.eventops.model.definition.TaskOutput;
import java.util.Map;

/// Gives a task the outputs that it declares and that have a value; others are ignored.
final class Outputs {
  private Outputs() {}

  static void collect(Task task, Map<String, String> left) {
    for (TaskOutput output : task.definition.outputs()) {
      String value = left.get(output.name());
      if (value != null) {
        put(task, output, value);
      }
    }
  }

  /// Of a task of type `pipeline`, whose outputs name outputs of the pipeline inside.
  static void collect(Task task, Scope inside) {
    for (TaskOutput output : task.definition.outputs()) {
      inside.result(output.value().toString()).ifPresent(value -> put(task, output, value));
    }
  }

  private static void put(Task task, TaskOutput output, String value) {
    String type = output.type().map(Object::toString).orElse("");
    task.outputs.put(output.name(), new Value(output.name(), value, type));
  }
}
