package io.eventops.model.message;

/// A place on the event bus and the one type of message that is sent to it.
///
/// @param name `service.entity.event.vN`: past tense for facts, imperative for commands
public record Address<T extends Record>(String name, Class<T> type) {}
