package io.eventops.pipeline.job.ssh;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.eventops.pipeline.job.JobHost;
import io.eventops.pipeline.job.JobHostContract;
import io.eventops.platform.settings.Secret;
import io.eventops.testkit.ssh.OpenSshServer;
import java.nio.file.Path;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/// The contract against OpenSSH, where it is installed.
class RealSshdTest extends JobHostContract {
  @TempDir private static Path files;
  private static @Nullable OpenSshServer sshd;

  @TempDir private Path folder;
  private final MemoryHostKeys hostKeys = new MemoryHostKeys();
  private SshConnector connector = new SshConnector(hostKeys, SshSettings.DEFAULT);

  @BeforeAll
  static void startSshd() {
    assumeTrue(OpenSshServer.isInstalled(), "OpenSSH's server is not installed");
    sshd = OpenSshServer.start(files);
  }

  @Override
  protected JobHost host() {
    OpenSshServer machine = sshd();
    return connector.host(
        new SshTarget(
            1,
            machine.host(),
            machine.port(),
            machine.user(),
            new SshLogin.PrivateKey(new Secret(machine.privateKey()), new Secret("")),
            folder.toString()));
  }

  private static OpenSshServer sshd() {
    if (sshd == null) {
      throw new IllegalStateException("not started");
    }
    return sshd;
  }

  @Override
  protected Path home() {
    return folder;
  }

  @Override
  protected void disconnect(Future<?> following) {
    connector.close();
    connector = new SshConnector(hostKeys, SshSettings.DEFAULT);
  }

  @AfterEach
  void closeConnector() {
    connector.close();
  }

  @AfterAll
  static void stopSshd() {
    if (sshd != null) {
      sshd.close();
    }
  }
}
