package io.eventops.model.match;

/// What a trigger listens to.
///
/// @param creater who sends the event
/// @param name of the event
/// @param version of the event
public record EventKey(String creater, String name, String version) {}
