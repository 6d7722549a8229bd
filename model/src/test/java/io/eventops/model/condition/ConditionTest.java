package io.eventops.model.condition;

import static org.assertj.core.api.Assertions.assertThat;

import io.eventops.model.event.Event;
import io.eventops.model.json.JsonObject;
import io.eventops.model.yaml.Findings;
import io.eventops.model.yaml.Yaml;
import io.eventops.model.yaml.YamlReader;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConditionTest {
  private static final JsonObject EVENT =
      Event.of(
              "deploy",
              "1.0",
              1661422308,
              Map.of(
                  "severity", "critical",
                  "host", "web-1",
                  "message", "disk /dev/sda is full",
                  "count", "5.50",
                  "word", "many",
                  "release", "v1.10.2",
                  "blank", " "),
              Map.of(),
              Map.of("env", "prod"),
              List.of())
          .document();

  private static Condition condition(String yaml) {
    Findings findings = new Findings();
    List<Condition> conditions =
        ConditionReader.read(YamlReader.of(Yaml.read("filters:\n" + yaml), findings), "filters");
    assertThat(findings.errors()).isEmpty();
    assertThat(conditions).hasSize(1);
    return conditions.getFirst();
  }

  private static Verdict.Failed failure(String yaml) {
    return (Verdict.Failed) condition(yaml).verdict(EVENT);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "{expr: values.severity, matches: [critical, error]}; true",
        "{expr: values.severity, matches: [Critical]}; false",
        "{expr: values.severity, matches: critical}; true",
        "{expr: values.nope, matches: ['']}; true",
        "{expr: values.nope, matches: [x]}; false",
        "{expr: timestamp, matches: [1661422308]}; true",
        "{expr: values.host, glob: 'web-*'}; true",
        "{expr: values.host, glob: ['db-*', 'web-?']}; true",
        "{expr: values.host, glob: 'web'}; false",
        "{expr: values.message, regex: 'disk .* (full|failing)'}; true",
        "{expr: values.message, regex: '^full'}; false",
        "{expr: values.message, regex: ['^full', '(?i)DISK']}; true",
        "{expr: labels.env, exists: true}; true",
        "{expr: labels.zone, exists: true}; false",
        "{expr: labels.zone, exists: false}; true",
        "{expr: files, exists: true}; false",
        "{expr: values.blank, exists: true}; true",
        "{expr: values.count, atLeast: 5.5}; true",
        "{expr: values.count, greater: 5.5}; false",
        "{expr: values.count, atMost: 5.5}; true",
        "{expr: values.count, less: 5.5}; false",
        "{expr: values.count, greater: 5, less: 6}; true",
        "{expr: values.count, greater: 5, less: 5.4}; false",
        "{expr: values.word, atLeast: 0}; false",
        "{expr: values.word, less: 0}; false",
        "{expr: values.nope, atMost: 0}; false",
        "{expr: values.release, version: '>= 1.9'}; true",
        "{expr: values.release, version: '>= v1.10.2, < 2'}; true",
        "{expr: values.release, version: '> 1.10.2'}; false",
        "{expr: values.release, version: '1.10.2'}; true",
        "{expr: values.release, version: '!= 1.10.2'}; false",
        "{expr: values.word, version: '< 2'}; false",
        "{expr: labels.env, notMatches: [test]}; true",
        "{expr: labels.env, notMatches: [test, prod]}; false",
        "{expr: values.nope, notMatches: [test]}; true",
        "{not: [{expr: labels.env, matches: [test]}]}; true",
        "{not: [{expr: labels.env, matches: [test]}, {expr: values.count, greater: 5}]}; false",
        "{any: [{expr: labels.env, matches: [test]}, {expr: values.count, greater: 5}]}; true",
        "{any: [{expr: labels.env, matches: [test]}, {expr: values.count, less: 5}]}; false",
        "{all: [{expr: labels.env, matches: [prod]}, {expr: values.count, greater: 5}]}; true",
        "{all: [{expr: labels.env, matches: [prod]}, {expr: values.count, less: 5}]}; false",
        "{not: [{any: [{not: [{expr: labels.env, matches: [prod]}]}]}]}; true",
      })
  void decides(String item, boolean accepted) {
    Condition condition = condition("  - " + item);

    assertThat(condition.accepts(EVENT)).isEqualTo(accepted);
    assertThat(condition.verdict(EVENT) instanceof Verdict.Passed).isEqualTo(accepted);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      nullValues = "null",
      value = {
        "{expr: values.severity, matches: [a, b]}; filters[0]; values.severity matches [a, b];"
            + " critical; is none of them",
        "{expr: values.nope, matches: [a]}; filters[0]; values.nope matches [a]; null; is missing",
        "{expr: values.word, atLeast: 5}; filters[0]; values.word atLeast 5; many; is not a number",
        "{expr: values.count, less: 5}; filters[0]; values.count less 5; 5.50; is not less 5",
        "{expr: values.nope, less: 5}; filters[0]; values.nope less 5; null; is missing",
        "{expr: values.count, greater: 5, less: 5.4}; filters[0]; values.count less 5.4; 5.50;"
            + " is not less 5.4",
        "{expr: values.word, version: '< 2'}; filters[0]; values.word version < 2; many;"
            + " is not a version",
        "{expr: labels.env, exists: false}; filters[0]; labels.env exists false; prod; is there",
        "{not: [{expr: values.nope, glob: x}, {expr: labels.env, glob: 'p*'}]}; filters[0].not[1];"
            + " not (labels.env glob [p*]); prod; it is fulfilled",
        "{all: [{expr: labels.env, glob: p*}, {expr: labels.env, regex: x}]}; filters[0].all[1];"
            + " labels.env regex [x]; prod; does not match",
      })
  void saysWhichClauseSaidNoAndWhatItSaw(
      String item, String path, String clause, @Nullable String seen, String reason) {
    Verdict.Failed failed = failure("  - " + item);

    assertThat(failed).isEqualTo(new Verdict.Failed(path, clause.strip(), seen, reason));
  }

  @Test
  void saysOfAlternativesThatNoneIsFulfilled() {
    Verdict.Failed failed =
        failure(
            """
              - any:
                - {expr: labels.env, matches: [x]}
                - {expr: labels.zone, exists: true}
            """);

    assertThat(failed)
        .isEqualTo(
            new Verdict.Failed(
                "filters[0]",
                "any of (labels.env matches [x]; labels.zone exists true)",
                "prod; nothing",
                "none of them is fulfilled"));
  }

  @Test
  void keepsVerdictsShort() {
    Verdict.Failed failed =
        failure("  - {expr: values.word, matches: [a, b, c, d, e, f, g, h, i, j, k, l]}");

    assertThat(failed.clause())
        .isEqualTo("values.word matches [a, b, c, d, e, f, g, h, i, j, … 2 more]");
    Verdict.Failed cut = new Verdict.Failed("p", "c".repeat(1000), "😀".repeat(500), "r");
    assertThat(cut.clause()).hasSize(300 + "… (1000 characters)".length());
    assertThat(cut.seen()).startsWith("😀").endsWith("😀… (1000 characters)");
  }

  @Test
  void isNotSlowOnHostileExpressions() {
    Condition condition = condition("  - {expr: values.message, regex: '(a+)+$'}");
    JsonObject hostile =
        Event.of(
                "n",
                "1",
                1,
                Map.of("message", "a".repeat(50_000) + "b"),
                Map.of(),
                Map.of(),
                List.of())
            .document();

    assertThat(condition.accepts(hostile)).isFalse();
  }
}
