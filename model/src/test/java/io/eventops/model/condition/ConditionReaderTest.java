package io.eventops.model.condition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.eventops.model.validation.Violation;
import io.eventops.model.yaml.Findings;
import io.eventops.model.yaml.Yaml;
import io.eventops.model.yaml.YamlNode;
import io.eventops.model.yaml.YamlReader;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConditionReaderTest {

  private static List<Condition> read(String yaml, Findings findings) {
    return ConditionReader.read(YamlReader.of(Yaml.read(yaml), findings), "filters");
  }

  private static List<Violation> errors(String yaml) {
    Findings findings = new Findings();
    read(yaml, findings);
    return findings.errors();
  }

  @Test
  void readsWhatItWrites() {
    String yaml =
        """
        filters:
          - expr: values.severity
            matches:
              - critical
              - "1.0"
          - expr: values.host
            glob: web-*
          - expr: values.message
            regex:
              - disk .* (full|failing)
              - ^raid
          - expr: labels.env
            exists: true
            notMatches:
              - test
          - expr: values.count
            greater: 1
            atLeast: 2
            less: 1E+3
            atMost: 4.50
          - expr: values.release
            version: '>= 1.10, < 2'
          - not:
              - any:
                  - expr: name
                    matches:
                      - ""
                  - all:
                      - expr: version
                        exists: false
        """;
    Findings findings = new Findings();

    List<Condition> conditions = read(yaml, findings);

    assertThat(findings.errors()).isEmpty();
    String written =
        Yaml.write(
            YamlNode.Mapping.builder().put("filters", ConditionWriter.write(conditions)).build());
    assertThat(read(written, findings)).isEqualTo(conditions);
    assertThat(findings.errors()).isEmpty();
    assertThat(written).contains("\"1.0\"", "less: 1E+3", "version: '>= 1.10, < 2'");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "{expr: values.a}; filters[0].expr: the filter asks nothing of its value; add matches",
        "{matches: [a]}; filters[0].expr: expr is missing",
        "{expr: '', matches: [a]}; expr is missing",
        "{expr: 'a.#(', matches: [a]}; filters[0].expr: path a.#(",
        "{expr: [a], matches: [a]}; a text is expected, not a list",
        "{expr: a, matches: []}; filters[0].matches: matches has no value",
        "{expr: a, matches: }; matches has no value",
        "{expr: a, matches: [{b: c}]}; a text is expected, not a mapping",
        "{expr: a, matches: {b: c}}; a text or a list is expected",
        "{expr: a, match: [b]}; filters[0].match: operator match is not known; did you mean matches?",
        "{expr: a, matches: [b], wat: 1}; operator wat is not known; known here: expr, exists,",
        "{expr: a, glob: ''}; glob has no value",
        "{expr: a, regex: '('}; filters[0].regex: '(' is not a regular expression",
        "{expr: a, regex: '(?=a)'}; is not a regular expression",
        "{expr: a, regex: '((a{100}){100}){100}'}; needs more than 500 steps",
        "{expr: a, exists: maybe}; 'maybe' is neither true nor false",
        "{expr: a, exists: }; exists has no value",
        "{expr: a, atLeast: five}; filters[0].atLeast: 'five' is not a decimal number",
        "{expr: a, less: 1e9999999}; is not a decimal number",
        "{expr: a, version: '>= '}; '>=' is not a version bound",
        "{expr: a, version: '>= 1, ~2'}; '~2' is not a version bound",
        "{not: []}; filters[0].not: not has no conditions",
        "{any: , all: }; any stands beside other keys",
        "{not: [{expr: a, exists: true}], expr: b}; not stands beside other keys",
        "{any: [{expr: a}]}; filters[0].any[0].expr: the filter asks nothing",
        "text; filters[0]: a mapping is expected",
        "[a]; filters[0]: a mapping is expected",
      })
  void saysWhatIsWrong(String item, String message) {
    List<Violation> errors = errors("filters:\n  - " + item);

    assertThat(errors).isNotEmpty().allSatisfy(error -> assertThat(error.line()).isEqualTo(2));
    assertThat(errors.toString()).contains(message.strip());
  }

  @Test
  void saysEverythingAtOnce() {
    List<Violation> errors =
        errors(
            """
            filters:
              - expr: a
                regex: '['
                less: x
              - not:
                  - expr: b
                    globb: x
              - expr: 'c.#('
                matches: [ok]
            """);

    assertThat(errors)
        .extracting(Violation::line, Violation::path)
        .containsExactly(
            tuple(3, "filters[0].regex"),
            tuple(4, "filters[0].less"),
            tuple(7, "filters[1].not[0].globb"),
            tuple(8, "filters[2].expr"));
  }

  @Test
  void boundsNestingAndNumber() {
    String deep = "{not: [".repeat(9) + "{expr: a, exists: true}" + "]}".repeat(9);
    String many = "  - {expr: a, exists: true}\n".repeat(201);
    String values = "x,".repeat(1001);

    assertThat(errors("filters: [" + deep + "]").toString()).contains("nested deeper than 8");
    assertThat(errors("filters:\n" + many)).hasSize(1);
    assertThat(errors("filters:\n" + many).toString()).contains("more than 200 conditions");
    assertThat(errors("filters: [{expr: a, matches: [" + values + "]}]").toString())
        .contains("matches has 1001 values");
  }

  @Test
  void refusesAnEmptyFilter() {
    assertThat(errors("filters: [{}]").toString()).contains("filters: a filter is empty");
    assertThat(errors("filters: [{not: [{}]}]").toString())
        .contains("filters[0].not: a filter is empty");
  }

  @Test
  void hasNoConditionsWithoutFilters() {
    assertThat(errors("name: a")).isEmpty();
    assertThat(read("filters: ~", new Findings())).isEmpty();
  }
}
