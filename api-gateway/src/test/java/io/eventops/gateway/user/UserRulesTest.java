package io.eventops.gateway.user;

import static org.assertj.core.api.Assertions.assertThat;

import io.eventops.gateway.password.PasswordPolicy;
import io.eventops.model.validation.Violation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class UserRulesTest {
  private final UserRules rules = new UserRules(new PasswordPolicy(6));

  @Test
  void acceptsTheUserOfTheExamples() {
    assertThat(rules.check("kakj", "2357431193@qq.com", "123456")).isEmpty();
  }

  @Test
  void findsAllMistakesAtOnceInTheWordsOfTheContract() {
    assertThat(rules.check("", " ", ""))
        .extracting(Violation::path, Violation::message)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("name", "name can not empty"),
            org.assertj.core.groups.Tuple.tuple("email", "email can not empty"),
            org.assertj.core.groups.Tuple.tuple("password", "password can not empty"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"a/b", "a b", "a\n", "a\u0000", "-a", "a@b", "ä", "../x", "a:b", "$(id)", " a"})
  void refusesNamesThatWouldDoHarmSomewhere(String name) {
    assertThat(rules.check(name, "a@b", "123456"))
        .singleElement()
        .satisfies(violation -> assertThat(violation.path()).isEqualTo("name"))
        .satisfies(violation -> assertThat(violation.fix()).contains("at most 50"));
  }

  @Test
  void boundsNamesAndAddresses() {
    assertThat(rules.check("a".repeat(50), "a@" + "b".repeat(253), "123456")).isEmpty();
    assertThat(rules.check("a".repeat(51), "a@" + "b".repeat(254), "123456")).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "@b", "a@", "a@b@c", "a b@c", "a@b\n", "a@b c"})
  void refusesWhatCannotBeAnAddress(String email) {
    assertThat(rules.check("a", email, "123456"))
        .extracting(Violation::path)
        .containsExactly("email");
  }
}
