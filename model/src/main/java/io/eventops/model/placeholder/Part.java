package io.eventops.model.placeholder;

/// A piece of a [Template].
public sealed interface Part permits Text, Reference {}
