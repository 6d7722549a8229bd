package io.eventops.pipeline.actuator;

import static org.assertj.core.api.Assertions.assertThat;

import io.eventops.model.definition.ActuatorDefinition;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ActuatorChangeTest {
  private static final Optional<String> PINNED = Optional.of("ssh-ed25519 AAAA");
  private static final String GIVEN = "SHA256:" + "a".repeat(43);

  @Test
  void startsWithoutAHostKey() {
    ActuatorChange change =
        ActuatorChange.of(Optional.empty(), read(ActuatorYaml.ssh("a", "10.0.0.1", "t")));

    assertThat(change).isEqualTo(new ActuatorChange(true, true, Optional.empty()));
  }

  @Test
  void changesNothingForTheSameDefinition() {
    assertThat(
            change(ActuatorYaml.ssh("a", "10.0.0.1", "t"), ActuatorYaml.ssh("a", "10.0.0.1", "t")))
        .isEqualTo(new ActuatorChange(false, false, PINNED));
  }

  @Test
  void keepsTheHostKeyWhenOnlyTagsChange() {
    assertThat(
            change(ActuatorYaml.ssh("a", "10.0.0.1", "t"), ActuatorYaml.ssh("a", "10.0.0.1", "u")))
        .isEqualTo(new ActuatorChange(true, false, PINNED));
  }

  @Test
  void keepsTheHostKeyWhenOnlyThePasswordChanges() {
    String before = ActuatorYaml.ssh("a", "10.0.0.1", "t");

    assertThat(change(before, before.replace(ActuatorYaml.PASSWORD, "another")))
        .isEqualTo(new ActuatorChange(true, true, PINNED));
  }

  @Test
  void forgetsTheHostKeyOfAnotherAddress() {
    assertThat(
            change(ActuatorYaml.ssh("a", "10.0.0.1", "t"), ActuatorYaml.ssh("a", "10.0.0.2", "t")))
        .isEqualTo(new ActuatorChange(true, true, Optional.empty()));
  }

  @Test
  void forgetsTheHostKeyOfTheSameAddressBehindAnotherTunnel() {
    assertThat(
            change(
                ActuatorYaml.tunnelled("a", "10.0.0.1", "here"),
                ActuatorYaml.tunnelled("a", "10.0.0.1", "there")))
        .isEqualTo(new ActuatorChange(true, true, Optional.empty()));
  }

  @Test
  void takesTheHostKeyThatIsGiven() {
    String before = ActuatorYaml.ssh("a", "10.0.0.1", "t");

    assertThat(change(before, before.replace("port:", "hostKey: " + GIVEN + "\n  port:")))
        .isEqualTo(new ActuatorChange(true, true, Optional.of(GIVEN)));
  }

  @Test
  void forgetsAGivenHostKeyThatIsNoLongerGiven() {
    String after = ActuatorYaml.ssh("a", "10.0.0.1", "t");

    assertThat(change(after.replace("port:", "hostKey: " + GIVEN + "\n  port:"), after))
        .isEqualTo(new ActuatorChange(true, true, Optional.empty()));
  }

  @Test
  void startsAgainAfterADelete() {
    ActuatorDefinition definition = read(ActuatorYaml.ssh("a", "10.0.0.1", "t"));
    KnownActuator deleted = new KnownActuator(1, true, Optional.of(definition), PINNED);

    assertThat(ActuatorChange.of(Optional.of(deleted), definition))
        .isEqualTo(new ActuatorChange(true, true, Optional.empty()));
  }

  private static ActuatorChange change(String before, String after) {
    KnownActuator known = new KnownActuator(1, false, Optional.of(read(before)), PINNED);
    return ActuatorChange.of(Optional.of(known), read(after));
  }

  private static ActuatorDefinition read(String yaml) {
    return ActuatorDefinition.read(yaml).definition();
  }
}
