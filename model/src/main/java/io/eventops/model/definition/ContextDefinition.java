package io.eventops.model.definition;

/// A value that tasks of one run share: set through `setToContext`, read as `${{ contexts.NAME }}`.
public record ContextDefinition(String name, ValueType type) {}
