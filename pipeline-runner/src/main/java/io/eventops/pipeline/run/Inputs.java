package io.eventops.pipeline.run;

import io.eventops.model.definition.InputDefinition;
import io.eventops.model.definition.PipelineDefinition;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The inputs a pipeline starts with.
///
/// @param values one for each declared input; what was given beyond that is left out
/// @param missing required inputs that nobody gave
public record Inputs(Map<String, String> values, List<String> missing) {
  public Inputs {
    values = Map.copyOf(values);
    missing = List.copyOf(missing);
  }

  /// An empty text counts as not given: that is what a path that finds nothing yields.
  public static Inputs of(PipelineDefinition definition, Map<String, String> given) {
    Map<String, String> values = new HashMap<>();
    List<String> missing = new ArrayList<>();
    for (InputDefinition input : definition.inputs()) {
      String value = given.getOrDefault(input.name(), "");
      Optional<String> known = value.isEmpty() ? input.fallback() : Optional.of(value);
      known.ifPresentOrElse(
          text -> values.put(input.name(), text), () -> missing.add(input.name()));
    }
    return new Inputs(values, missing);
  }

  /// Empty when nothing is missing.
  public String problem(String image) {
    return missing.isEmpty()
        ? ""
        : "pipeline " + image + " needs a value for input " + String.join(", ", missing);
  }
}
