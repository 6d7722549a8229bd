package io.eventops.model.definition;

import java.util.Optional;

/// What an actuator runs tasks on.
public sealed interface ActuatorTarget {

  /// The kind of tasks it can run.
  CommandTask.Kind kind();

  /// A machine reached over SSH; at least one of password and private key is there.
  ///
  /// @param ip address or host name, as seen from the server or from the tunnel's client
  /// @param hostKey pinned on first use when it is not given
  record Ssh(
      String user,
      Optional<Secret> password,
      Optional<Secret> privateKey,
      Optional<Secret> passphrase,
      Optional<HostKey> hostKey,
      String ip,
      int port)
      implements ActuatorTarget {

    public static final int DEFAULT_PORT = 22;

    @Override
    public CommandTask.Kind kind() {
      return CommandTask.Kind.OS;
    }
  }

  /// The server's own machine; works only where the operator switched it on.
  record Local() implements ActuatorTarget {
    @Override
    public CommandTask.Kind kind() {
      return CommandTask.Kind.OS;
    }
  }

  /// A Docker daemon on TCP.
  ///
  /// @param ssh the machine to reach the daemon from; not used with a tunnel
  record Docker(String ip, int port, Optional<Ssh> ssh) implements ActuatorTarget {
    @Override
    public CommandTask.Kind kind() {
      return CommandTask.Kind.DOCKER;
    }
  }

  /// A Kubernetes cluster.
  ///
  /// @param config the text of a kubeconfig
  record Kubernetes(Secret config) implements ActuatorTarget {
    @Override
    public CommandTask.Kind kind() {
      return CommandTask.Kind.K8S;
    }
  }
}
