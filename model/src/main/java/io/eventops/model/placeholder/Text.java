package io.eventops.model.placeholder;

/// Literal text, with escapes already resolved.
public record Text(String text) implements Part {}
