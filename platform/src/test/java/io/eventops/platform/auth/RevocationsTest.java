package io.eventops.platform.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.eventops.platform.auth.Revocations.Revocation;
import io.eventops.platform.crypto.Digests;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class RevocationsTest {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00.500Z");

  private final List<Revocation> rows = new ArrayList<>();
  private final Revocations revocations = Revocations.of(() -> rows);

  private void add(@Nullable String user, @Nullable Instant notBefore) {
    rows.add(new Revocation(user, notBefore, null, null));
    revocations.refresh();
  }

  private void addSession(String session, @Nullable Instant expiresAt) {
    String hash = Base64.getEncoder().encodeToString(Digests.sha256(session));
    rows.add(new Revocation(null, null, hash, expiresAt));
    revocations.refresh();
  }

  @Test
  void revokesWhatAUserGotBeforeTheMomentAndNothingElse() {
    add("kakj", NOON);

    assertThat(revocations.isRevoked("kakj", NOON.toEpochMilli() - 1, "s")).isTrue();
    assertThat(revocations.isRevoked("KAKJ", 0, "s")).isTrue();
    assertThat(revocations.isRevoked("kakj", NOON.toEpochMilli(), "s")).isFalse();
    assertThat(revocations.isRevoked("other", 0, "s")).isFalse();
  }

  @Test
  void keepsTheLatestMomentWhateverTheOrder() {
    add("kakj", NOON);
    add("kakj", NOON.minusSeconds(100));

    assertThat(revocations.isRevoked("kakj", NOON.toEpochMilli() - 1, "s")).isTrue();
  }

  @Test
  void revokesOneSession() {
    addSession("login-1", null);

    assertThat(revocations.isRevoked("kakj", NOON.toEpochMilli(), "login-1")).isTrue();
    assertThat(revocations.isRevoked("kakj", NOON.toEpochMilli(), "login-2")).isFalse();
  }

  @Test
  void forgetsASessionWhoseTokensHaveExpired() {
    addSession("login-1", Instant.now().minusSeconds(1));
    rows.clear();

    revocations.refresh();

    assertThat(revocations.isRevoked("kakj", 0, "login-1")).isFalse();
  }
}
