package io.eventops.model.definition;

/// Where an input of the pipeline comes from.
///
/// @param name of the input
/// @param value path into the event, as in `values.user`
public record TriggerInput(String name, String value) {}
