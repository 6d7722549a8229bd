package io.eventops.pipeline.run;

/// What becomes of a request to run a pipeline.
public sealed interface Birth {
  /// A run is made; if a trigger asked for it, only as long as that waits to be processed.
  record Made(NewRun run) implements Birth {}

  /// The trigger is marked as failed.
  ///
  /// @param firedId row of `event_triggers`
  record Refused(long firedId, String message) implements Birth {}
}
