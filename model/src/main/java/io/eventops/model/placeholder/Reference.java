package io.eventops.model.placeholder;

/// A placeholder: what it names has a value only when a task runs.
///
/// `toString` is the placeholder as it is written.
public sealed interface Reference extends Part
    permits InputReference, ContextReference, OutputReference {}
