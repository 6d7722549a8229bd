package io.eventops.pipeline.actuator;

import java.util.Optional;

/// The SSH host key that each actuator must show: given in its definition, or pinned when it was
/// first reached. Blocks; call it on virtual threads.
public interface HostKeys {

  Optional<String> pinned(long actuatorId);

  /// Pins the key unless the actuator has one.
  ///
  /// @param key in OpenSSH form, as in `ssh-ed25519 AAAA...`
  /// @return the key that is pinned now: another one when someone else was first
  String pin(long actuatorId, String key);
}
