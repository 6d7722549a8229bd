package io.eventops.pipeline.actuator;

import io.eventops.model.definition.ActuatorDefinition;

/// A machine that runs tasks.
///
/// @param definition with its secrets, so never to be shown
public record Actuator(
    long id, String name, String creater, ActuatorDefinition definition, Status status) {

  /// What is known of the way to it.
  public enum Status {
    UNKNOWN,
    REACHABLE,
    UNREACHABLE;
  }

  /// Without the definition: it holds secrets.
  @Override
  public String toString() {
    return creater + "/" + name + " (" + id + ")";
  }
}
