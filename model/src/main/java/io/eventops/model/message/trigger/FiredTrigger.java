package io.eventops.model.message.trigger;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One pipeline entry of one trigger that fired for one event.
///
/// @param id row of `event_triggers`; a run is made for it at most once
/// @param entry which of the trigger's pipelines, from 0
/// @param image creater, name and version of the pipeline
/// @param inputs name to value, as the trigger's paths found them in the event
public record FiredTrigger(
    long id,
    long eventId,
    long triggerId,
    long generation,
    int entry,
    String triggerCreater,
    String image,
    Map<String, String> inputs,
    @Nullable String traceparent) {
  public FiredTrigger {
    inputs = Map.copyOf(inputs);
  }
}
