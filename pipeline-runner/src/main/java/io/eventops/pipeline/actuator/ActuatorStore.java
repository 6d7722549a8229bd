package io.eventops.pipeline.actuator;

import io.eventops.model.definition.ActuatorDefinition;
import java.util.List;
import java.util.Optional;

/// Where actuators are kept, with their secrets encrypted. Users see their own only. Blocks.
public interface ActuatorStore {

  /// In the order of names.
  ///
  /// @param after only names after this one; empty for all
  List<ActuatorEntry> list(String creater, String after, int most);

  Optional<ActuatorEntry> entry(String creater, String name);

  /// With its secrets: not to be shown.
  Optional<ActuatorDefinition> definition(String creater, String name);

  /// Tasks that are on the actuator now.
  int unfinishedTasks(String creater, String name);

  /// What applying the definition would change.
  ActuatorChange plan(String creater, ActuatorDefinition definition);

  /// Stores the definition under its name, in one transaction with its tags.
  ///
  /// @return what was done, which may be nothing
  ActuatorChange apply(String creater, ActuatorDefinition definition);

  /// Takes an actuator away. Its definition is erased as soon as no task is on it.
  ///
  /// @return whether it was there
  boolean delete(String creater, String name);

  /// The next connection pins the key that it is shown.
  ///
  /// @return whether the actuator is there
  boolean forgetHostKey(String creater, String name);
}
