package io.eventops.model.definition;

import static org.assertj.core.api.Assertions.assertThat;

import io.eventops.model.validation.Violation;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ActuatorDefinitionTest {
  private static final String KEYED =
      """
      name: web
      os:
        user: deploy
        privateKey: |
          -----BEGIN OPENSSH PRIVATE KEY-----
          c2VjcmV0
          -----END OPENSSH PRIVATE KEY-----
        passphrase: hidden
        hostKey: ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8g web
        ip: 2001:db8::1
      tunnel: {clientId: c, clientToken: 42token}
      tags: [web, web, ""]
      concurrency: 3
      """;

  @Test
  void readsAMachineWithKeys() {
    Document<ActuatorDefinition> document = ActuatorDefinition.read(KEYED);
    ActuatorDefinition actuator = document.definition();
    ActuatorTarget.Ssh machine = (ActuatorTarget.Ssh) actuator.target();

    assertThat(machine.password()).isEmpty();
    assertThat(machine.privateKey().orElseThrow().reveal()).startsWith("-----BEGIN OPENSSH");
    assertThat(machine.hostKey().orElseThrow().isFingerprint()).isFalse();
    assertThat(machine.port()).isEqualTo(22);
    assertThat(actuator.tags()).containsExactly("web");
    assertThat(actuator.concurrency()).isEqualTo(3);
    assertThat(document.warnings())
        .extracting(Violation::message)
        .containsExactly("tag web is there twice", "a blank tag is ignored");
    assertThat(ActuatorDefinition.read(actuator.toYaml()).definition()).isEqualTo(actuator);
  }

  @Test
  void neverShowsASecret() {
    ActuatorDefinition actuator = ActuatorDefinition.read(KEYED).definition();

    for (String shown : List.of(actuator.toString(), actuator.toMaskedYaml())) {
      assertThat(shown).contains("***").doesNotContain("c2VjcmV0", "hidden", "42token");
    }
    assertThat(actuator.toYaml()).contains("c2VjcmV0", "hidden", "42token");
  }

  @Test
  void runsOnTheServersOwnMachine() {
    ActuatorDefinition actuator =
        ActuatorDefinition.read("name: here\nos: {local: true}\ntags: [t]\n").definition();

    assertThat(actuator)
        .isEqualTo(
            new ActuatorDefinition(
                "here", new ActuatorTarget.Local(), Optional.empty(), List.of("t"), 20));
    assertThat(ActuatorDefinition.read(actuator.toYaml()).definition()).isEqualTo(actuator);
  }

  @Test
  void aSecretIsEqualToItsLikeAndHidden() {
    assertThat(new Secret("a")).isEqualTo(new Secret("a")).isNotEqualTo(new Secret("b"));
    assertThat(new Secret("a")).hasToString("***").hasSameHashCodeAs(new Secret("a"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SHA256:AbCdEfGhIjKlMnOpQrStUvWxYz0123456789+/AbCdE",
        "ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAAAgQC7",
        "ecdsa-sha2-nistp256 AAAAE2VjZHNhLXNoYTItbmlzdHAyNTYAAAAI comment"
      })
  void acceptsHostKeysInBothForms(String text) {
    assertThat(HostKey.isValid(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"10.0.0.1", "::1", "fe80::1%eth0", "host", "host-1.example.org", "a_b"})
  void acceptsAddressesAndHostNames(String address) {
    String yaml = "name: a\nos: {user: u, password: p, ip: '%s'}\ntags: [t]\n".formatted(address);

    assertThat(ActuatorDefinition.read(yaml).definition().target())
        .extracting(target -> ((ActuatorTarget.Ssh) target).ip())
        .isEqualTo(address);
  }
}
