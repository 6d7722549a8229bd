package io.eventops.trigger.definition;

import org.jspecify.annotations.Nullable;

/// One change of a trigger.
///
/// @param generation number of the change, over all triggers
/// @param content YAML; null when the trigger was deleted
public record Revision(
    long generation, long triggerId, String creater, @Nullable String content) {}
