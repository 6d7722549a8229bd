package io.eventops.pipeline.run;

import io.eventops.model.definition.ActuatorTarget;
import io.eventops.model.definition.Secret;
import io.eventops.pipeline.actuator.Actuator;
import io.eventops.pipeline.actuator.Actuators;
import io.eventops.pipeline.log.Logs;
import io.eventops.pipeline.log.Redactor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What the jobs of a process share.
record JobParts(
    Actuators actuators, Machines machines, Logs logs, Callback callback, Patience patience) {

  /// Hides what must not be seen in the log of that task.
  Redactor redactor(Actuator actuator, long runId, long taskId) {
    List<String> secrets = new ArrayList<>();
    secrets.add(callback.token(runId, taskId));
    if (actuator.definition().target() instanceof ActuatorTarget.Ssh ssh) {
      Stream.of(ssh.password(), ssh.privateKey(), ssh.passphrase())
          .flatMap(Optional::stream)
          .map(Secret::reveal)
          .forEach(secrets::add);
    }
    return Redactor.of(secrets);
  }
}
