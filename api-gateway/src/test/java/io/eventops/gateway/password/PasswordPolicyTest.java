package io.eventops.gateway.password;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class PasswordPolicyTest {
  private final PasswordPolicy policy = new PasswordPolicy(6);

  @Test
  void acceptsWhatTheExamplesOfTheAncestorUse() {
    assertThat(policy.problem("123456")).isEmpty();
  }

  @Test
  void acceptsAllOfUnicodeUpToItsLimit() {
    assertThat(policy.problem("😀".repeat(PasswordPolicy.MOST))).isEmpty();
    assertThat(policy.problem("a b\u0000c\n")).isEmpty();
  }

  @Test
  void saysWhatIsWrong() {
    assertThat(policy.problem("")).hasValue("password can not empty");
    assertThat(policy.problem("12345")).hasValue("password has 5 characters, use at least 6");
    assertThat(policy.problem("😀".repeat(257)))
        .hasValue("password has 257 characters, use at most 256");
    assertThat(policy.problem("12345\ud83d")).get().asString().contains("surrogate");
  }
}
