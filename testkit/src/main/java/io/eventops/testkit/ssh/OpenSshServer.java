package io.eventops.testkit.ssh;

import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// OpenSSH's own server, as a process of the current user, on a free port of the loopback
/// interface. Where it is not installed, tests that need it are skipped.
public final class OpenSshServer implements AutoCloseable {
  private static final int LONGEST_COMMAND_SECONDS = 30;

  private final Process process;
  private final Path files;
  private final int port;

  private OpenSshServer(Process process, Path files, int port) {
    this.process = process;
    this.files = files;
    this.port = port;
  }

  public static boolean isInstalled() {
    return program().isPresent();
  }

  private static Optional<Path> program() {
    Stream<Path> onPath =
        Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
            .map(folder -> Path.of(folder, "sshd"));
    // the server needs its whole path to start itself anew for every connection
    return Stream.concat(Stream.of(Path.of("/usr/sbin/sshd")), onPath)
        .filter(Files::isExecutable)
        .map(Path::toAbsolutePath)
        .findFirst();
  }

  /// Returns when it accepts connections.
  ///
  /// @param files an empty folder for its keys, configuration and log
  /// @param configuration more lines of its configuration
  public static OpenSshServer start(Path files, String... configuration) {
    Path program = program().orElseThrow();
    try {
      run("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", files.resolve("host").toString());
      run("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", files.resolve("user").toString());
      int port = freePort();
      Path config = files.resolve("config");
      Files.write(config, configuration(files, port, configuration));
      // as root it wants an empty folder there, which the system's start script makes
      if (Files.isWritable(Path.of("/run"))) {
        Files.createDirectories(Path.of("/run/sshd"));
      }
      Process process =
          new ProcessBuilder(program.toString(), "-D", "-e", "-f", config.toString())
              .redirectErrorStream(true)
              .redirectOutput(files.resolve("sshd.log").toFile())
              .start();
      OpenSshServer server = new OpenSshServer(process, files, port);
      server.awaitStart();
      return server;
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  private static List<String> configuration(Path files, int port, String... more) {
    List<String> lines =
        new ArrayList<>(
            List.of(
                "ListenAddress 127.0.0.1:" + port,
                "HostKey " + files.resolve("host"),
                "AuthorizedKeysFile " + files.resolve("user.pub"),
                "PidFile none",
                "StrictModes no",
                "UsePAM no",
                "PermitRootLogin yes"));
    lines.addAll(List.of(more));
    return lines;
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private void awaitStart() {
    await()
        .failFast("the server has ended: " + files.resolve("sshd.log"), () -> !process.isAlive())
        .ignoreExceptions()
        .until(
            () -> {
              try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                return socket.isConnected();
              }
            });
  }

  public String host() {
    return "127.0.0.1";
  }

  public int port() {
    return port;
  }

  public String user() {
    return System.getProperty("user.name");
  }

  /// The private key that may log in, in OpenSSH form.
  public String privateKey() {
    try {
      return Files.readString(files.resolve("user"));
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  @Override
  public void close() {
    process.destroy();
    try {
      process.waitFor(10, TimeUnit.SECONDS);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }

  private static void run(String... command) throws IOException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    try {
      if (!process.waitFor(LONGEST_COMMAND_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
        throw new IOException(command[0] + " failed");
      }
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new IOException(command[0] + " was interrupted", stop);
    }
  }
}
