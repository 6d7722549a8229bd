package io.eventops.model.definition;

import io.eventops.model.condition.Condition;
import io.eventops.model.name.ImageRef;
import java.util.List;

/// A pipeline that a trigger starts.
///
/// @param image complete: with creater and version, which may be `latest`
/// @param filters conditions for this pipeline alone
public record TriggerPipeline(ImageRef image, List<TriggerInput> inputs, List<Condition> filters) {

  public TriggerPipeline {
    inputs = List.copyOf(inputs);
    filters = List.copyOf(filters);
  }
}
