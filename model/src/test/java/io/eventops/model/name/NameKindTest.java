package io.eventops.model.name;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class NameKindTest {

  @ParameterizedTest
  @CsvSource({
    "EVENT, hello-world-eoctl-run",
    "EVENT, com.github.push",
    "EVENT, alert/HighLoad",
    "PIPELINE, mix-pipeline-task1",
    "PIPELINE, team.deploy",
    "CONTEXT, context_env_value",
    "TAG, os-runner",
    "TAG, zone=eu:1",
    "VERSION, 1.0",
    "VERSION, v0.0.1-beta",
    "VERSION, 1.0+build.7",
    "CLIENT, runner_tunnel",
    "USER, kakj",
    "INPUT, 0"
  })
  void acceptsTheNamesPeopleUse(NameKind kind, String name) {
    assertThat(kind.problem(name)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(NameKind.class)
  void refusesWhatWouldHurtInAnAddressOrACommand(NameKind kind) {
    String hostile = " \t\n\"'`$;&|<>(){}[]*?!#%^,\\~@\u00e9\u0000";

    hostile
        .chars()
        .forEach(c -> assertThat(kind.accepts("a" + (char) c + "b")).as("U+%04X", c).isFalse());
    assertThat(kind.accepts("-a")).isFalse();
    assertThat(kind.accepts("_a")).isFalse();
    assertThat(kind.accepts(".a")).isFalse();
    assertThat(kind.accepts("")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"ALIAS", "INPUT", "CONTEXT", "OUTPUT"})
  void refusesADotWherePlaceholdersSplit(NameKind kind) {
    assertThat(kind.accepts("a.b")).isFalse();
  }

  @Test
  void saysWhatIsWrongAndWhatIsRight() {
    assertThat(NameKind.ALIAS.problem(" ")).contains("task alias is missing");
    assertThat(NameKind.ALIAS.problem("a b"))
        .contains("task alias 'a b' contains a character that is not allowed");
    assertThat(NameKind.USER.problem("x".repeat(51))).contains("user name has 51 characters");
    assertThat(NameKind.EVENT.rule())
        .isEqualTo(
            "use letters, digits, - _ . : /, starting with a letter or digit, at most 255"
                + " characters");
  }

  @ParameterizedTest
  @CsvSource({"tiemout, timeout", "NAME, name", "need, needs", "zzzz, ''", "'', ''"})
  void findsTheNearestWord(String word, String near) {
    assertThat(Nearest.to(word, java.util.List.of("name", "timeout", "needs")).orElse(""))
        .isEqualTo(near);
  }
}
