package io.eventops.pipeline.actuator;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class HostKeyFingerprintTest {
  private static final String KEY =
      "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIOMqqnkVzrm0SdG6UOoqKLsabgH5C9okWi0dh2l9GKJl";

  /// GitHub publishes this key and its fingerprint.
  private static final String FINGERPRINT = "SHA256:+DiY3wvvV6TuJJhbpZisF/zLDA0zPMSvHdkr4UvCOqU";

  @Test
  void isWhatSshKeygenPrints() {
    assertThat(HostKeyFingerprint.of(KEY)).isEqualTo(FINGERPRINT);
    assertThat(HostKeyFingerprint.of(KEY + " a comment")).isEqualTo(FINGERPRINT);
  }

  @Test
  void isItselfForAFingerprint() {
    assertThat(HostKeyFingerprint.of(FINGERPRINT)).isEqualTo(FINGERPRINT);
  }

  @Test
  void isNothingForWhatIsNoKey() {
    assertThat(HostKeyFingerprint.of("ssh-ed25519 not/base64!")).isEmpty();
    assertThat(HostKeyFingerprint.of("")).isEmpty();
  }
}
