package io.eventops.ingest.event;

/// What became of an event that was sent. All of it is durable.
public sealed interface Receipt {
  /// Stored now.
  record Accepted(long id) implements Receipt {}

  /// The same event under the same key was stored before.
  record Duplicate(long id) implements Receipt {}

  /// Another event was stored under the same key before.
  record KeyTaken(long id) implements Receipt {}
}
