package io.eventops.pipeline.job.ssh;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.eventops.pipeline.job.JobHost;
import io.eventops.pipeline.job.JobHostContract;
import io.eventops.platform.settings.Secret;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/// The contract against OpenSSH, where it is installed.
class RealSshdTest extends JobHostContract {
  private static final Path SSHD = Path.of("/usr/sbin/sshd");

  @TempDir private static Path files;
  private static @Nullable Process sshd;
  private static int port;
  private static String key = "";

  @TempDir private Path folder;
  private final MemoryHostKeys hostKeys = new MemoryHostKeys();
  private SshConnector connector = new SshConnector(hostKeys, SshSettings.DEFAULT);

  @BeforeAll
  static void startSshd() throws IOException, InterruptedException {
    assumeTrue(Files.isExecutable(SSHD), "OpenSSH's server is not installed");
    run("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", files.resolve("host").toString());
    run("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", files.resolve("user").toString());
    key = Files.readString(files.resolve("user"));
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    Files.write(
        files.resolve("config"),
        List.of(
            "ListenAddress 127.0.0.1:" + port,
            "HostKey " + files.resolve("host"),
            "AuthorizedKeysFile " + files.resolve("user.pub"),
            "PidFile none",
            "StrictModes no",
            "UsePAM no",
            "PermitRootLogin yes"));
    if (Files.isWritable(Path.of("/run"))) {
      Files.createDirectories(Path.of("/run/sshd"));
    }
    sshd =
        new ProcessBuilder(SSHD.toString(), "-D", "-e", "-f", files.resolve("config").toString())
            .redirectErrorStream(true)
            .redirectOutput(files.resolve("sshd.log").toFile())
            .start();
  }

  @BeforeEach
  void awaitSshd() {
    await()
        .ignoreExceptions()
        .until(
            () -> {
              try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                return socket.isConnected();
              }
            });
  }

  @Override
  protected JobHost host() {
    return connector.host(
        new SshTarget(
            1,
            "127.0.0.1",
            port,
            System.getProperty("user.name"),
            new SshLogin.PrivateKey(new Secret(key), new Secret("")),
            folder.toString()));
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
  static void stopSshd() throws InterruptedException {
    if (sshd != null) {
      sshd.destroy();
      sshd.waitFor(10, TimeUnit.SECONDS);
    }
  }

  private static void run(String... command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    if (!process.waitFor(30, TimeUnit.SECONDS) || process.exitValue() != 0) {
      throw new IOException(command[0] + " failed");
    }
  }
}
