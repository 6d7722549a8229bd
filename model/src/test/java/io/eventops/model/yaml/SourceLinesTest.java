package io.eventops.model.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SourceLinesTest {
  private static final YamlNode DOCUMENT =
      Yaml.read("name: p\ntasks:\n  - alias: a\n  -\n  - alias: b\n    outputs:\n    - name: o\n");

  @ParameterizedTest
  @CsvSource({
    "'', 1",
    "name, 1",
    "tasks, 2",
    "tasks[0], 3",
    "tasks[0].alias, 3",
    "tasks[1].alias, 5",
    "tasks[1].outputs[0].name, 7",
    "tasks[1].outputs[0].value, 7",
    "tasks[9].alias, 2",
    "absent.thing, 1"
  })
  void findsTheLineOrTheNearestAroundIt(String path, int line) {
    assertThat(SourceLines.lineOf(DOCUMENT, path)).isEqualTo(line);
  }
}
