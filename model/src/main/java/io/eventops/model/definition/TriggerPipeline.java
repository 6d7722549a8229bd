package io.eventops.model.definition;

import io.eventops.model.name.ImageRef;
import io.eventops.model.yaml.YamlNode;
import java.util.List;

/// A pipeline that a trigger starts.
///
/// @param image complete: with creater and version, which may be `latest`
/// @param filters conditions for this pipeline alone
public record TriggerPipeline(ImageRef image, List<TriggerInput> inputs, List<YamlNode> filters) {

  public TriggerPipeline {
    inputs = List.copyOf(inputs);
    filters = List.copyOf(filters);
  }
}
