package io.eventops.gateway.password;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.eventops.gateway.password.Argon2Hash.Cost;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class Argon2HashTest {
  private static final byte[] SALT = "somesalt".getBytes(StandardCharsets.US_ASCII);

  /// Vectors of the reference implementation of Argon2.
  @ParameterizedTest
  @CsvSource({
    "65536, 2, 1, 09316115d5cf24ed5a15a31a3ba326e5cf32edc24702987c02b6566f61913cf7",
    "256, 2, 1, 9dfeb910e80bad0311fee20f9c0e2b12c17987b4cac90c2ef54d5b3021c68bfe",
    "256, 2, 2, 6d093c501fd5999645e0ea3bf620d7b8be7fd2db59c20d9fff9539da2bf57037"
  })
  void computesTheVectorsOfTheReference(int memory, int passes, int lanes, String hex) {
    Argon2Hash hash = Argon2Hash.of("password", SALT, new Cost(memory, passes, lanes));

    assertThat(Base64.getDecoder().decode(hash.hash())).isEqualTo(HexFormat.of().parseHex(hex));
  }

  @Test
  void writesAndReadsThePhcForm() {
    Argon2Hash hash = Argon2Hash.of("password", SALT, new Cost(256, 2, 1));

    String phc = hash.phc();

    assertThat(phc)
        .isEqualTo(
            "$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4");
    assertThat(Argon2Hash.parse(phc)).isEqualTo(hash);
    assertThat(StoredPassword.of(phc, null)).isEqualTo(hash);
  }

  @Test
  void matchesThePasswordAndNoOther() {
    Argon2Hash hash = Argon2Hash.of("pässwörd", SALT, new Cost(64, 1, 1));

    assertThat(hash.matches("pässwörd")).isTrue();
    assertThat(hash.matches("passwörd")).isFalse();
    assertThat(hash.matches("")).isFalse();
  }

  @Test
  void showsNothingOfItself() {
    assertThat(Argon2Hash.of("password", SALT, new Cost(64, 1, 1))).hasToString("Argon2Hash[***]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "$argon2i$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR",
        "$argon2id$v=19$m=256,t=2$c29tZXNhbHQ$nf65EOgLrQMR",
        "$argon2id$v=19$m=99999999,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR",
        "$2y$10$abcdefghijklmnopqrstuv"
      })
  void refusesOtherForms(String phc) {
    assertThatIllegalArgumentException().isThrownBy(() -> StoredPassword.of(phc, null));
  }
}
