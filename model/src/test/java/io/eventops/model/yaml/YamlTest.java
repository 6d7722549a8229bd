package io.eventops.model.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.eventops.model.validation.InvalidDocument;
import io.eventops.model.validation.Violation;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class YamlTest {

  @ParameterizedTest
  @ValueSource(
      strings = {"1.0", "1e3", "0777", "0x1F", "true", "2022-01-01", "1_000", "-0", ".5", "no"})
  void keepsTheSourceTextOfAScalar(String source) {
    assertThat(value("a: " + source)).isEqualTo(new YamlNode.Scalar(source, false, false, 1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "~", "null", "Null", "NULL", "!!null ''"})
  void readsNothingAsNull(String source) {
    assertThat(value("a: " + source).isNull()).isEqualTo(!source.startsWith("!!"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"'null'", "\"null\"", "!!str null", "! null"})
  void aQuotedNullIsAText(String source) {
    assertThat(value("a: " + source)).isEqualTo(new YamlNode.Scalar("null", false, true, 1));
  }

  @Test
  void knowsTheLineOfEveryNodeAndKey() {
    YamlNode.Mapping root =
        (YamlNode.Mapping)
            Yaml.read("# comment\nname: a\ntasks:\n  - alias: b\n    run: |\n      x\n");

    YamlNode.Sequence tasks = (YamlNode.Sequence) root.get("tasks").orElseThrow();
    YamlNode.Mapping task = (YamlNode.Mapping) tasks.items().getFirst();

    assertThat(root.line()).isEqualTo(2);
    assertThat(root.entry("tasks").orElseThrow().line()).isEqualTo(3);
    assertThat(tasks.line()).isEqualTo(4);
    assertThat(task.entry("run").orElseThrow().line()).isEqualTo(5);
    assertThat(task.get("run")).contains(new YamlNode.Scalar("x\n", false, true, 5));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n", "# only a comment\n", "---\n", "\uFEFF"})
  void anEmptyTextIsNull(String text) {
    assertThat(Yaml.read(text).isNull()).isTrue();
  }

  @Test
  void readsAfterAByteOrderMark() {
    assertThat(((YamlNode.Mapping) Yaml.read("\uFEFFa: b")).get("a")).isPresent();
  }

  @Test
  void mergesMappingsAndLetsTheOwnKeysWin() {
    String text =
        """
        base: &base {x: 1, w: 1}
        more: &more {w: 2, z: 2}
        both:
          z: 3
          <<: [*base, *more]
        """;

    YamlNode.Mapping both =
        (YamlNode.Mapping) ((YamlNode.Mapping) Yaml.read(text)).get("both").orElseThrow();

    assertThat(Yaml.write(both)).isEqualTo("z: 3\nx: 1\nw: 1\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'a: 1\nb: 2\na: 3'|a|3|key a is already defined at line 1",
        "'t:\n  - x: 1\n    x: 2'|t[0].x|3|already defined at line 2",
        "'a: b: c'|''|1|mapping values are not allowed",
        "'a:\n\t- b'|''|2|TAB",
        "'a: [b'|''|1|while parsing a flow sequence that starts at line 1",
        "'a: \"b'|''|1|unexpected end of stream",
        "'- a\nb: c'|''|2|expected <block end>",
        "'a: 1\nb: @x'|''|2|cannot start any token",
        "'a: ${{ inputs.a }}\nb'|''|2|could not find expected",
        "'a: *x'|a|1|alias *x has no anchor before it",
        "'a: &x [*x]'|a[0]|1|alias *x has no anchor before it",
        "'a: !secret b'|a|1|tag !secret is not known",
        "'a: 1\n---\nb: 2'|''|2|a second document starts here",
        "'? [a]\n: b'|''|1|a key is a list or a mapping",
        "'<<: 5'|''|1|the merge key << needs a mapping",
      })
  void refusesWithLineAndReason(String text, String path, int line, String message) {
    List<Violation> violations = violations(text);

    assertThat(violations).hasSize(1);
    assertThat(violations.getFirst().path()).isEqualTo(path);
    assertThat(violations.getFirst().line()).isEqualTo(line);
    assertThat(violations.getFirst().message()).contains(message);
    assertThat(violations.getFirst().fix()).isNotEmpty();
  }

  @Test
  void refusesACharacterThatYamlDoesNotAllow() {
    assertThat(violations("a: b\nc: \u0000"))
        .containsExactly(new Violation("", 2, "character U+0000 is not allowed", "remove it"));
  }

  @Test
  void reportsEveryDuplicateKey() {
    assertThat(violations("a: 1\na: 2\nb: 1\nb: 2\n")).hasSize(2);
  }

  @Test
  void boundsSizeDepthAndAliases() {
    String laughs =
        """
        a: &a [x, x, x, x, x, x, x, x, x, x]
        b: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a, *a]
        c: &c [*b, *b, *b, *b, *b, *b, *b, *b, *b, *b]
        d: &d [*c, *c, *c, *c, *c, *c, *c, *c, *c, *c]
        e: &e [*d, *d, *d, *d, *d, *d, *d, *d, *d, *d]
        f: &f [*e, *e, *e, *e, *e, *e, *e, *e, *e, *e]
        g: &g [*f, *f, *f, *f, *f, *f, *f, *f, *f, *f]
        """;

    assertThat(violations("a: " + "x".repeat(1024 * 1024)).getFirst().message())
        .isEqualTo("the text has 1048579 characters");
    assertThat(violations("[".repeat(100_000)).getFirst().message())
        .isEqualTo("nested deeper than 100 levels");
    assertThat(violations(laughs).getFirst().message()).startsWith("the aliases expand to more");
  }

  @Test
  void quotesWhatLooksLikeAnotherType() {
    YamlNode.Mapping node =
        YamlNode.Mapping.builder()
            .put("version", "1.0")
            .put("name", "hello")
            .put("empty", "")
            .put("timeout", YamlNode.number(60))
            .put("run", "a\nb\n")
            .putTexts("needs", List.of("root", "yes", "- x"))
            .build();

    assertThat(Yaml.write(node))
        .isEqualTo(
            """
            version: "1.0"
            name: hello
            timeout: 60
            run: |
                a
                b
            needs:
              - root
              - "yes"
              - '- x'
            """);
  }

  @ParameterizedTest
  @CsvSource({
    "90,90",
    "60.5,60",
    "90s,90",
    "5m,300",
    "2h,7200",
    "1d,86400",
    "1h30m,5400",
    "-1,-1",
    "0,0"
  })
  void readsDurations(String text, long seconds) {
    assertThat(DurationText.parse(text)).contains(Duration.ofSeconds(seconds));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "5 m", "m", "5x", "1s1m", "99999999999", "1e3"})
  void refusesOtherDurations(String text) {
    assertThat(DurationText.parse(text)).isEmpty();
  }

  private static YamlNode value(String text) {
    return ((YamlNode.Mapping) Yaml.read(text)).get("a").orElseThrow();
  }

  static List<Violation> violations(String text) {
    InvalidDocument refused = catchThrowableOfType(InvalidDocument.class, () -> Yaml.read(text));
    return Objects.requireNonNull(refused, "was accepted").violations();
  }
}
