package io.eventops.pipeline.job.ssh;

import java.net.SocketAddress;
import java.security.PublicKey;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.sshd.client.keyverifier.ServerKeyVerifier;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.AttributeRepository;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.kex.KexProposalOption;
import org.apache.sshd.common.session.Session;
import org.apache.sshd.common.session.SessionListener;
import org.jspecify.annotations.Nullable;

/// Compares the key that a machine shows with the one that is known for it. A machine whose key is
/// not known may show any.
final class HostKeyCheck implements ServerKeyVerifier, SessionListener {
  /// Goes with each connection attempt.
  static final AttributeRepository.AttributeKey<Expectation> EXPECTED =
      new AttributeRepository.AttributeKey<>();

  /// What is known before, and what is shown then. Goes through all attempts of one dialling.
  static final class Expectation {
    private final Optional<KnownKey> known;
    private final Set<String> typesInVain = ConcurrentHashMap.newKeySet();
    private final AtomicReference<@Nullable KnownKey> shown = new AtomicReference<>();

    Expectation(Optional<KnownKey> known) {
      this.known = known;
    }

    Optional<KnownKey> known() {
      return known;
    }

    /// Empty when the connection did not get that far.
    Optional<KnownKey> shown() {
      return Optional.ofNullable(shown.get());
    }

    boolean isMet() {
      KnownKey key = shown.get();
      return known.isEmpty() || (key != null && known.get().isShownBy(key));
    }

    /// A fingerprint does not say of which of the machine's keys it is: whether to ask again, for a
    /// key of another type than those that were shown.
    boolean isWorthAnotherType() {
      KnownKey key = shown.get();
      return !isMet()
          && known.map(KnownKey::isFingerprint).orElse(false)
          && key != null
          && typesInVain.add(key.type());
    }

    /// The algorithms to ask for, the best first.
    private List<String> wanted(List<String> offered) {
      if (known.isEmpty()) {
        return offered;
      }
      String type = known.get().type();
      List<String> wanted =
          offered.stream()
              .filter(algorithm -> !typesInVain.contains(typeOf(algorithm)))
              .sorted(Comparator.comparing(algorithm -> !typeOf(algorithm).equals(type)))
              .toList();
      return wanted.isEmpty() ? offered : wanted;
    }

    private static String typeOf(String algorithm) {
      return KeyUtils.getCanonicalKeyType(algorithm);
    }
  }

  @Override
  public boolean verifyServerKey(ClientSession session, SocketAddress address, PublicKey key) {
    Expectation expectation = expectation(session);
    if (expectation == null) {
      return false;
    }
    expectation.shown.set(KnownKey.of(key));
    return expectation.isMet();
  }

  /// A machine has keys of several types: asks first for the type that is known.
  @Override
  public void sessionNegotiationOptionsCreated(
      Session session, Map<KexProposalOption, String> proposal) {
    Expectation expectation = expectation(session);
    String offered = proposal.get(KexProposalOption.SERVERKEYS);
    if (expectation != null && offered != null) {
      proposal.put(
          KexProposalOption.SERVERKEYS,
          String.join(",", expectation.wanted(List.of(offered.split(",")))));
    }
  }

  private static @Nullable Expectation expectation(Session session) {
    AttributeRepository context =
        session instanceof ClientSession client ? client.getConnectionContext() : null;
    return context == null ? null : context.getAttribute(EXPECTED);
  }
}
