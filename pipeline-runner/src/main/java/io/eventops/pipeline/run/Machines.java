package io.eventops.pipeline.run;

import io.eventops.pipeline.actuator.Actuator;
import io.eventops.pipeline.job.JobHost;

/// Makes the way to the machine of an actuator.
@FunctionalInterface
public interface Machines {
  /// Cheap, connects to nothing yet; the caller closes it.
  ///
  /// @throws io.eventops.pipeline.job.HostRefused when this server cannot use such a machine
  JobHost open(Actuator actuator);
}
