package io.eventops.platform.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.Base64;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

final class SecretBoxTest {
  private static final SecretBox BOX = SecretBox.of("a key of enough characters");

  @Property(tries = 200)
  void opensWhatItSealed(@ForAll String text, @ForAll String purpose) {
    // a lone surrogate is not text: it has no UTF-8
    String sealable = new String(text.getBytes(UTF_8), UTF_8);

    assertThat(BOX.open(BOX.seal(sealable, purpose), purpose)).isEqualTo(sealable);
  }

  private static final java.nio.charset.Charset UTF_8 = java.nio.charset.StandardCharsets.UTF_8;

  @Property(tries = 200)
  void noticesEveryChangedByte(@ForAll @IntRange(min = 0, max = 44) int index) {
    byte[] box = BOX.seal("sixteen letters!", "actuator:17");
    assertThat(box).hasSize(45);

    box[index] ^= 1;

    assertThatIllegalStateException().isThrownBy(() -> BOX.open(box, "actuator:17"));
  }

  @Test
  void doesNotOpenABoxThatWasMoved() {
    byte[] box = BOX.seal("text", "actuator:17");

    assertThatIllegalStateException()
        .isThrownBy(() -> BOX.open(box, "actuator:18"))
        .withMessageContaining("actuator:18");
  }

  @Test
  void doesNotOpenWithAnotherKeyOrABoxThatIsCutOff() {
    byte[] box = BOX.seal("text", "p");

    assertThatIllegalStateException()
        .isThrownBy(() -> SecretBox.of("another key of 26 letters.").open(box, "p"));
    assertThatIllegalStateException().isThrownBy(() -> BOX.open(new byte[] {1, 2}, "p"));
  }

  @Test
  void sealsTheSameTextDifferentlyEachTime() {
    assertThat(BOX.seal("text", "p")).isNotEqualTo(BOX.seal("text", "p"));
  }

  @Test
  void takesARawKeyOrALongTextAndNothingShorter() {
    String raw = Base64.getEncoder().encodeToString(new byte[32]);

    byte[] box = SecretBox.of(raw).seal("text", "p");

    assertThat(SecretBox.of(raw).open(box, "p")).isEqualTo("text");
    assertThatIllegalArgumentException().isThrownBy(() -> SecretBox.of("fifteen letters"));
  }
}
