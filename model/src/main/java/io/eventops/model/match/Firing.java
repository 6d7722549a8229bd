package io.eventops.model.match;

import java.util.SequencedMap;

/// A pipeline that an event starts.
///
/// @param entry which of the trigger's entries, from 0
/// @param inputs the values for the pipeline's inputs; empty texts where the event has none
public record Firing(CompiledTrigger trigger, int entry, SequencedMap<String, String> inputs) {}
