package io.eventops.model.definition;

import io.eventops.model.condition.Condition;
import io.eventops.model.name.ImageRef;
import io.eventops.model.path.JsonPath;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// A pipeline that a trigger starts.
///
/// @param image complete: with creater and version, which may be `latest`
/// @param filters conditions for this pipeline alone
public record TriggerPipeline(ImageRef image, List<TriggerInput> inputs, List<Condition> filters) {

  public TriggerPipeline {
    inputs = List.copyOf(inputs);
    filters = List.copyOf(filters);
  }

  /// The paths of the inputs by name.
  SequencedMap<String, JsonPath> inputPaths() {
    SequencedMap<String, JsonPath> paths = new LinkedHashMap<>();
    inputs.forEach(input -> paths.put(input.name(), input.value()));
    return paths;
  }
}
