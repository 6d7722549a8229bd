package io.eventops.pipeline.actuator;

import io.eventops.model.definition.ActuatorDefinition;
import java.util.Optional;

/// What applying a definition changes.
///
/// @param changed whether there is anything to write
/// @param otherWay whether it is reached in another way than before, so that nothing is known of it
/// @param hostKey the key that is pinned then
public record ActuatorChange(boolean changed, boolean otherWay, Optional<String> hostKey) {

  /// @param before the actuator of that name, deleted or not
  public static ActuatorChange of(Optional<KnownActuator> before, ActuatorDefinition after) {
    Optional<Machine> machine = Machine.of(after);
    Optional<String> given = machine.flatMap(Machine::hostKey);
    Optional<ActuatorDefinition> old =
        before.filter(known -> !known.deleted()).flatMap(KnownActuator::definition);
    if (old.isEmpty()) {
      return new ActuatorChange(true, true, given);
    }
    boolean otherWay =
        !old.get().target().equals(after.target()) || !old.get().tunnel().equals(after.tunnel());
    boolean sameMachine = Machine.of(old.get()).equals(machine);
    Optional<String> pinned = sameMachine ? before.flatMap(KnownActuator::hostKey) : given;
    return new ActuatorChange(!old.get().equals(after), otherWay, pinned);
  }
}
