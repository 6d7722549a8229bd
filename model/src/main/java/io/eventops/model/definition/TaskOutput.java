package io.eventops.model.definition;

import io.eventops.model.placeholder.Template;
import java.util.Optional;

/// A value a task leaves behind.
///
/// @param value for env the name of a shell variable, for file a shell expression of a path, and in
///     a task of type pipeline the name of an output of the pipeline it runs
/// @param type empty until a task of type pipeline is linked, then always there
/// @param setToContext the context that takes the value when the task ends
public record TaskOutput(
    String name, Template value, Optional<ValueType> type, Optional<String> setToContext) {

  TaskOutput withType(ValueType known) {
    return new TaskOutput(name, value, Optional.of(known), setToContext);
  }
}
