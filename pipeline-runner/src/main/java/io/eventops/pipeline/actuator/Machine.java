package io.eventops.pipeline.actuator;

import io.eventops.model.definition.ActuatorDefinition;
import io.eventops.model.definition.ActuatorTarget;
import io.eventops.model.definition.HostKey;
import io.eventops.model.definition.TunnelDefinition;
import java.util.Optional;

/// Which machine an SSH connection of an actuator ends at: what its host key belongs to.
///
/// @param tunnel the client that dials, for which the same address may be another machine
/// @param hostKey the one that the definition gives
record Machine(String ip, int port, Optional<String> tunnel, Optional<String> hostKey) {

  /// Empty when nothing of the actuator speaks SSH.
  static Optional<Machine> of(ActuatorDefinition definition) {
    Optional<String> tunnel = definition.tunnel().map(TunnelDefinition::clientId);
    return ssh(definition)
        .map(ssh -> new Machine(ssh.ip(), ssh.port(), tunnel, ssh.hostKey().map(HostKey::text)));
  }

  static Optional<ActuatorTarget.Ssh> ssh(ActuatorDefinition definition) {
    return switch (definition.target()) {
      case ActuatorTarget.Ssh ssh -> Optional.of(ssh);
      case ActuatorTarget.Docker docker -> docker.ssh();
      case ActuatorTarget.Kubernetes _, ActuatorTarget.Local _ -> Optional.empty();
    };
  }
}
