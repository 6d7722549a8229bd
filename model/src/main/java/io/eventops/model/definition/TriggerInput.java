package io.eventops.model.definition;

import io.eventops.model.path.JsonPath;

/// Where an input of the pipeline comes from.
///
/// @param name of the input
/// @param value where it is in the event, as in `values.user`
public record TriggerInput(String name, JsonPath value) {}
