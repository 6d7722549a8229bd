package io.eventops.testkit.ssh;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyEncryptionContext;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyPairResourceWriter;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.common.session.Session;
import org.apache.sshd.common.session.SessionListener;
import org.apache.sshd.server.SshServer;
import org.jspecify.annotations.Nullable;

/// A machine with a real SSH server, in this process, on a port of its own: every command runs in
/// a real bash, in a home directory of its own. A closed channel ends no process, as in OpenSSH.
public final class SshMachine implements AutoCloseable {
  private static final int MAX_SESSIONS_OF_OPENSSH = 10;

  private final SshServer server = SshServer.setUpDefaultServer();
  private final Path home;
  private final KeyPair userKey;
  private final AtomicInteger connections = new AtomicInteger();
  private volatile List<KeyPair> hostKeys;
  private volatile String password = "correct horse";
  private volatile boolean refusesLogins;
  private volatile String profile = "";
  private volatile int channelLimit = MAX_SESSIONS_OF_OPENSSH;

  private SshMachine(Path home) throws GeneralSecurityException {
    this.home = home;
    this.userKey = newKey(KeyPairProvider.ECDSA_SHA2_NISTP256, 256);
    this.hostKeys = List.of(newKey(KeyPairProvider.ECDSA_SHA2_NISTP256, 256));
    server.setHost("127.0.0.1");
    server.setPort(0);
    server.setKeyPairProvider(_ -> hostKeys);
    server.setPasswordAuthenticator(
        (user, password, _) ->
            !refusesLogins && user.equals(user()) && password.equals(password()));
    server.setPublickeyAuthenticator(
        (user, key, _) ->
            !refusesLogins
                && user.equals(user())
                && KeyUtils.compareKeys(key, userKey.getPublic()));
    server.setCommandFactory((_, command) -> new BashCommand(home, profile, command));
    server.addSessionListener(
        new SessionListener() {
          @Override
          public void sessionCreated(Session session) {
            connections.incrementAndGet();
          }
        });
    // exchanges that resist quantum computers are slow in Java
    server.setKeyExchangeFactories(
        server.getKeyExchangeFactories().stream()
            .filter(exchange -> exchange.getName().startsWith("curve25519"))
            .toList());
    server.setChannelFactories(List.of(new LimitedChannels(() -> channelLimit)));
  }

  public static SshMachine start() {
    try {
      SshMachine machine = new SshMachine(Files.createTempDirectory("ssh-machine"));
      machine.server.start();
      return machine;
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    } catch (GeneralSecurityException fault) {
      throw new IllegalStateException(fault);
    }
  }

  public String host() {
    return "127.0.0.1";
  }

  public int port() {
    return server.getPort();
  }

  public Path home() {
    return home;
  }

  public String user() {
    return "runner";
  }

  public String password() {
    return password;
  }

  public void setPassword(String other) {
    password = other;
  }

  /// The private key that may log in, in OpenSSH form.
  ///
  /// @param passphrase that protects it; empty for none
  public String privateKey(String passphrase) {
    OpenSSHKeyEncryptionContext encryption = null;
    if (!passphrase.isEmpty()) {
      encryption = new OpenSSHKeyEncryptionContext();
      encryption.setPassword(passphrase);
      encryption.setCipherType("256");
    }
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    try {
      OpenSSHKeyPairResourceWriter.INSTANCE.writePrivateKey(userKey, "test", encryption, text);
    } catch (IOException | GeneralSecurityException fault) {
      throw new IllegalStateException(fault);
    }
    return text.toString(StandardCharsets.US_ASCII);
  }

  /// The first of its host keys, in OpenSSH form.
  public String hostKey() {
    return PublicKeyEntry.toString(hostKeys.getFirst().getPublic());
  }

  /// As when the machine is set up anew.
  public void changeHostKey() {
    setHostKey(KeyPairProvider.ECDSA_SHA2_NISTP256, 256);
  }

  /// @param type as in `ssh-ed25519`
  public void setHostKey(String type, int bits) {
    hostKeys = List.of(newKey(type, bits));
  }

  /// From now on the machine has a key of another type besides.
  public void addHostKey(String type, int bits) {
    hostKeys = List.of(newKey(type, bits), hostKeys.getFirst());
  }

  public void refuseLogins(boolean refuse) {
    refusesLogins = refuse;
  }

  /// Shell code that runs before every command, as the profile of the user does.
  public void setProfile(String code) {
    profile = code;
  }

  /// How many channels one connection may open.
  public void limitChannels(int channels) {
    channelLimit = channels;
  }

  /// Cuts all connections, as a broken network does.
  public void dropConnections() {
    server.getActiveSessions().forEach(session -> session.close(true));
  }

  /// How many connections were made so far.
  public int connections() {
    return connections.get();
  }

  /// How many connections are open now.
  public int openConnections() {
    return server.getActiveSessions().size();
  }

  @Override
  public void close() {
    try {
      server.stop(true);
      delete(home);
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  private static KeyPair newKey(String type, int bits) {
    try {
      return KeyUtils.generateKeyPair(type, bits);
    } catch (GeneralSecurityException fault) {
      throw new IllegalStateException(fault);
    }
  }

  private static void delete(Path folder) throws IOException {
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.deleteIfExists(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException fault) {
            // a job that still runs may delete it first
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path emptied, @Nullable IOException fault) {
            boolean deleted = emptied.toFile().delete();
            return deleted ? FileVisitResult.CONTINUE : FileVisitResult.SKIP_SIBLINGS;
          }
        });
  }
}
