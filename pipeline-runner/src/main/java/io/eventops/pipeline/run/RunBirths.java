package io.eventops.pipeline.run;

import io.eventops.model.message.trigger.FiredTrigger;
import java.time.Duration;
import java.util.List;

/// Makes runs in the database. Blocks; call it on virtual threads.
public interface RunBirths {
  /// Returns when it is committed, together with others.
  ///
  /// @return false when the trigger behind it was processed before: nothing was written
  boolean write(Birth birth);

  /// Triggers that fired so long ago and were not processed, oldest first.
  List<FiredTrigger> waiting(Duration age, int most);
}
