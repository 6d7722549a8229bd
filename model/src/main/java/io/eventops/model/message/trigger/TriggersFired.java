package io.eventops.model.message.trigger;

import io.eventops.model.message.Address;
import java.util.List;

/// Triggers that fired, committed as `event_triggers` rows; sent to one pipeline-runner.
public record TriggersFired(List<FiredTrigger> triggers) {
  public static final Address<TriggersFired> ADDRESS =
      new Address<>("trigger.triggers.fired.v1", TriggersFired.class);

  public TriggersFired {
    triggers = List.copyOf(triggers);
  }
}
