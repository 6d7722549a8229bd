package io.eventops.trigger.definition;

import java.time.Instant;

/// A trigger definition as it was applied last.
///
/// @param generation of its newest revision
/// @param content YAML as applied
public record StoredTrigger(
    long id,
    String name,
    String creater,
    long generation,
    String content,
    String eventName,
    String eventVersion,
    String eventCreater,
    Instant createdAt,
    Instant updatedAt) {}
