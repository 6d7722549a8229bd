package io.eventops.pipeline.job.ssh;

import io.eventops.pipeline.actuator.HostKeys;
import io.eventops.pipeline.job.HostRefused;
import io.eventops.pipeline.job.HostUnreachable;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.config.hosts.HostConfigEntryResolver;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.AttributeRepository;
import org.apache.sshd.common.NamedResource;
import org.apache.sshd.common.SshConstants;
import org.apache.sshd.common.SshException;
import org.apache.sshd.common.config.keys.FilePasswordProvider;
import org.apache.sshd.common.kex.KeyExchangeFactory;
import org.apache.sshd.common.keyprovider.KeyIdentityProvider;
import org.apache.sshd.common.util.security.SecurityUtils;
import org.apache.sshd.core.CoreModuleProperties;

/// Connects and logs in. Looks at nothing of the server's own SSH configuration, keys or agent.
final class SshDialer implements AutoCloseable {
  /// Unread output of one channel that is kept in memory; then the machine has to wait.
  private static final long WINDOW = 256 * 1024;

  private final SshClient client = SshClient.setUpDefaultClient();
  private final HostKeys hostKeys;
  private final SshSettings settings;

  SshDialer(HostKeys hostKeys, SshSettings settings) {
    this.hostKeys = hostKeys;
    this.settings = settings;
    HostKeyCheck check = new HostKeyCheck();
    client.setServerKeyVerifier(check);
    client.addSessionListener(check);
    client.setKeyExchangeFactories(
        client.getKeyExchangeFactories().stream().filter(SshDialer::isAffordable).toList());
    client.setHostConfigEntryResolver(HostConfigEntryResolver.EMPTY);
    client.setKeyIdentityProvider(KeyIdentityProvider.EMPTY_KEYS_PROVIDER);
    CoreModuleProperties.WINDOW_SIZE.set(client, WINDOW);
    CoreModuleProperties.IDLE_TIMEOUT.set(client, Duration.ZERO);
    CoreModuleProperties.HEARTBEAT_INTERVAL.set(client, settings.heartbeat());
    CoreModuleProperties.HEARTBEAT_REQUEST.set(client, "keepalive@openssh.com");
    CoreModuleProperties.HEARTBEAT_NO_REPLY_MAX.set(client, 3);
    client.start();
  }

  /// This one takes seconds of processor time before the JVM has optimised it; ML-KEM gives the
  /// same protection against quantum computers.
  private static boolean isAffordable(KeyExchangeFactory exchange) {
    return !exchange.getName().startsWith("sntrup761");
  }

  ClientSession dial(SshTarget target) {
    HostKeyCheck.Expectation expectation =
        new HostKeyCheck.Expectation(hostKeys.pinned(target.actuatorId()).map(KnownKey::parse));
    while (true) {
      try {
        return dial(target, expectation);
      } catch (HostRefused | HostUnreachable fault) {
        if (!expectation.isWorthAnotherType()) {
          throw fault;
        }
      }
    }
  }

  private ClientSession dial(SshTarget target, HostKeyCheck.Expectation expectation) {
    ClientSession session = connect(target, expectation);
    try {
      present(target, session);
      session.auth().verify(settings.login());
      pin(target, expectation);
      return session;
    } catch (IOException fault) {
      session.close(true);
      throw explained(target, expectation, fault);
    } catch (RuntimeException fault) {
      session.close(true);
      throw fault;
    }
  }

  private ClientSession connect(SshTarget target, HostKeyCheck.Expectation expectation) {
    try {
      return client
          .connect(
              target.user(),
              target.host(),
              target.port(),
              AttributeRepository.ofKeyValuePair(HostKeyCheck.EXPECTED, expectation))
          .verify(settings.connect())
          .getSession();
    } catch (IOException fault) {
      throw new HostUnreachable(
          target
              + " cannot be reached: "
              + reason(fault, settings.connect())
              + "; is the machine up, and the port open?",
          fault);
    }
  }

  private static void present(SshTarget target, ClientSession session) {
    switch (target.login()) {
      case SshLogin.Password login -> session.addPasswordIdentity(login.password().reveal());
      case SshLogin.PrivateKey login -> {
        try {
          Iterable<KeyPair> keys =
              SecurityUtils.loadKeyPairIdentities(
                  session,
                  NamedResource.ofName("the private key"),
                  new ByteArrayInputStream(login.key().bytes()),
                  login.passphrase().reveal().isEmpty()
                      ? FilePasswordProvider.EMPTY
                      : FilePasswordProvider.of(login.passphrase().reveal()));
          if (keys == null || !keys.iterator().hasNext()) {
            throw new IOException("it holds no key");
          }
          keys.forEach(session::addPublicKeyIdentity);
        } catch (IOException | GeneralSecurityException | RuntimeException fault) {
          throw new HostRefused(
              "the private key for "
                  + target
                  + " cannot be read ("
                  + fault.getMessage()
                  + "); it must be in OpenSSH or PEM form, with its passphrase if it has one",
              fault);
        }
      }
    }
  }

  /// The login has succeeded: from now on the machine must show this key.
  private void pin(SshTarget target, HostKeyCheck.Expectation expectation) {
    Optional<KnownKey> shown = expectation.shown();
    if (expectation.known().isEmpty() && shown.isPresent()) {
      KnownKey pinned = KnownKey.parse(hostKeys.pin(target.actuatorId(), shown.get().toString()));
      if (!pinned.equals(shown.get())) {
        throw changed(target, pinned, shown.get());
      }
    }
  }

  private RuntimeException explained(
      SshTarget target, HostKeyCheck.Expectation expectation, IOException fault) {
    Optional<KnownKey> shown = expectation.shown();
    if (shown.isPresent() && expectation.known().isPresent() && !expectation.isMet()) {
      return changed(target, expectation.known().get(), shown.get());
    }
    if (fault instanceof SshException refusal
        && refusal.getDisconnectCode()
            == SshConstants.SSH2_DISCONNECT_NO_MORE_AUTH_METHODS_AVAILABLE) {
      String login = target.login() instanceof SshLogin.Password ? "password" : "private key";
      return new HostRefused(
          target + " refused the login; check the user and the " + login + " of the actuator",
          fault);
    }
    return new HostUnreachable(
        target
            + " did not complete the login: "
            + reason(fault, settings.login())
            + "; is an SSH server on that port?",
        fault);
  }

  private static HostRefused changed(SshTarget target, KnownKey known, KnownKey shown) {
    return new HostRefused(
        "the host key of "
            + target
            + " has changed: known is "
            + known.fingerprint()
            + ", shown was "
            + shown.fingerprint()
            + ". If the machine was set up anew, forget the old key (eoctl actuator reset-host-key);"
            + " where the actuator gives a hostKey, write the new one there and apply it. If it was"
            + " not, somebody may stand between: do not log in there",
        null);
  }

  private static String reason(IOException fault, Duration waited) {
    Throwable cause = fault;
    while (cause.getCause() instanceof IOException deeper) {
      cause = deeper;
    }
    if (cause.getCause() instanceof TimeoutException) {
      return "no answer within " + waited.toSeconds() + " s";
    }
    return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
  }

  @Override
  public void close() {
    client.stop();
  }
}
