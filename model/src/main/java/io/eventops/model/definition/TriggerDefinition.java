package io.eventops.model.definition;

import io.eventops.model.condition.Condition;
import io.eventops.model.match.Audience;
import io.eventops.model.match.CompiledTrigger;
import io.eventops.model.match.EventKey;
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
    List<Condition> filters) {

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

  /// This trigger, ready to decide.
  ///
  /// @param id of the trigger, the same for all its revisions
  /// @param generation of this revision
  /// @param creater whose trigger it is
  public CompiledTrigger compile(long id, long generation, String creater, Audience audience) {
    EventKey key = new EventKey(eventCreater, eventName, eventVersion);
    List<CompiledTrigger.Entry> entries =
        pipelines.stream()
            .map(
                pipeline ->
                    CompiledTrigger.Entry.of(
                        pipeline.image(), pipeline.filters(), filters, pipeline.inputPaths()))
            .toList();
    return new CompiledTrigger(id, generation, name, creater, key, audience, entries);
  }
}
