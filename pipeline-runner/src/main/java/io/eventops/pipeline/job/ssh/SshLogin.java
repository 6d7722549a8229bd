package io.eventops.pipeline.job.ssh;

import io.eventops.platform.settings.Secret;

/// How a machine knows us.
public sealed interface SshLogin {
  record Password(Secret password) implements SshLogin {}

  /// @param key in OpenSSH or PEM form
  /// @param passphrase of the key; empty when it has none
  record PrivateKey(Secret key, Secret passphrase) implements SshLogin {}
}
