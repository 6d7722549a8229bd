package io.eventops.model.definition;

import io.eventops.model.yaml.YamlNode;
import java.util.List;

/// Which event starts which pipelines.
///
/// @param pipelines started when their own filters and the common ones match
/// @param filters conditions for every pipeline
public record TriggerDefinition(
    String name,
    String eventName,
    String eventCreater,
    String eventVersion,
    List<TriggerPipeline> pipelines,
    List<YamlNode> filters) {

  public TriggerDefinition {
    pipelines = List.copyOf(pipelines);
    filters = List.copyOf(filters);
  }

  /// Reads and checks a trigger.
  ///
  /// @param caller creater of the trigger and of its pipelines
  /// @throws io.eventops.model.validation.InvalidDocument with everything that is wrong
  public static Document<TriggerDefinition> read(String yaml, String caller) {
    return TriggerReader.read(yaml, caller);
  }
}
