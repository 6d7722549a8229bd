package io.eventops.model.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import io.eventops.model.validation.Violation;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class YamlReaderTest {
  private final Findings findings = new Findings();

  @Test
  void readsFieldsOfEveryShape() {
    YamlReader reader =
        read("a: 1.0\nb: [x, ~, y]\nc:\n  d: true\ne:\n  - f: 7\n  - f: 5m\ng: null\n");

    assertThat(reader.text("a")).isEqualTo("1.0");
    assertThat(reader.texts("b")).containsExactly("x", "y");
    assertThat(reader.block("c").orElseThrow().flag("d", false)).isTrue();
    assertThat(reader.items("e").getFirst().integer("f", 0, 1, 9)).isEqualTo(7);
    assertThat(reader.items("e").getLast().duration("f", Duration.ZERO))
        .isEqualTo(Duration.ofMinutes(5));
    assertThat(reader.has("g")).isFalse();
    assertThat(reader.text("absent")).isEmpty();
    assertThat(findings.errors()).isEmpty();
  }

  @Test
  void collectsEverythingThatIsWrongInTheOrderOfTheDocument() {
    YamlReader reader =
        read("name: [a]\nflag: maybe\nport: 99999\nwait: soon\nlist: x\nblock: y\nitems:\n  - z\n");

    reader.items("items");
    reader.block("block");
    reader.texts("list");
    reader.duration("wait", Duration.ZERO);
    reader.integer("port", 22, 1, 65535);
    reader.flag("flag", false);
    reader.requiredText("name", "give it a name");
    reader.requiredText("version", "give it a version");

    assertThat(findings.errors())
        .extracting(Violation::toString)
        .containsExactly(
            "line 1, name: a text is expected, not a list; quote it if it is a text",
            "line 1, version: version is missing; give it a version",
            "line 2, flag: 'maybe' is neither true nor false; write true or false",
            "line 3, port: '99999' is not a number from 1 to 65535",
            "line 4, wait: 'soon' is not a duration; write seconds (90) or 90s, 5m, 2h, 1d",
            "line 5, list: a list is expected, not a text; put '- ' before each item",
            "line 6, block: a mapping is expected, not a text; key: value",
            "line 8, items[0]: a mapping is expected, not a text; key: value");
  }

  @Test
  void warnsAboutKeysNobodyAskedFor() {
    YamlReader reader = read("name: a\ntimeuot: 5\nzebra: 1\n");

    reader.text("name");
    reader.duration("timeout", Duration.ZERO);
    reader.warnAboutUnknownKeys();

    assertThat(findings.errors()).isEmpty();
    assertThat(findings.warnings())
        .extracting(Violation::toString)
        .containsExactly(
            "line 2, timeuot: key timeuot is not known and is ignored; did you mean timeout?",
            "line 3, zebra: key zebra is not known and is ignored; known here: name, timeout");
  }

  @Test
  void anEmptyDocumentHasNoFields() {
    assertThat(read("").text("name")).isEmpty();
    assertThat(findings.errors()).isEmpty();
  }

  @Test
  void refusesNulInsideAText() {
    assertThat(read("a: \"x\\0y\"").text("a")).isEmpty();
    assertThat(findings.errors())
        .containsExactly(new Violation("a", 1, "the text contains a NUL", "remove it"));
  }

  private YamlReader read(String text) {
    return YamlReader.of(Yaml.read(text), findings);
  }
}
