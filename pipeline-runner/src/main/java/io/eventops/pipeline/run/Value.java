package io.eventops.pipeline.run;

/// An input, context or output that has a value.
///
/// @param type as in definitions: `env` or `file`
public record Value(String name, String value, String type) {}
