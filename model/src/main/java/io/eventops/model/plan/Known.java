package io.eventops.model.plan;

/// A task that was begun, or decided upon, before the plan was resumed.
///
/// @param detail as with [Plan#ended]
public record Known(String alias, TaskStatus status, String detail) {}
