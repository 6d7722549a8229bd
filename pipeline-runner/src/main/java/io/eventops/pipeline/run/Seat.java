package io.eventops.pipeline.run;

/// A place on an actuator.
///
/// @param tag the selected tag that led to it
public record Seat(long actuatorId, String tag) {}
