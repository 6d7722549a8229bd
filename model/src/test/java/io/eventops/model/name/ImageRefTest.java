package io.eventops.model.name;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImageRefTest {

  @ParameterizedTest
  @CsvSource({
    "a/b:1, a, b, 1",
    "b, '', b, ''",
    "b:1, '', b, 1",
    "a/b/c:1, a, b/c, 1",
    "a/b:1:2, a, b, 1:2",
    "a/b:, a, b:, ''",
    "'', '', '', ''"
  })
  void splitsAtTheFirstColonAndTheFirstSlash(
      String text, String creater, String name, String version) {
    assertThat(ImageRef.parse(text)).isEqualTo(new ImageRef(creater, name, version));
    assertThat(ImageRef.parse(text)).hasToString(text);
  }

  @ParameterizedTest
  @CsvSource({"b, me/b:latest", "b:1, me/b:1", "a/b, a/b:latest", "a/b:1, a/b:1", "'', me/:latest"})
  void completesCreaterAndVersion(String text, String completed) {
    assertThat(ImageRef.parse(text).completedFor("me")).hasToString(completed);
  }

  @Test
  void namesEveryPartThatIsWrong() {
    assertThat(ImageRef.parse("a b/c/d:1:2").problems())
        .containsExactly(
            "user name 'a b' contains a character that is not allowed",
            "pipeline name 'c/d' contains a character that is not allowed",
            "version '1:2' contains a character that is not allowed");
    assertThat(ImageRef.parse("me/:latest").problems()).containsExactly("pipeline name is missing");
    assertThat(ImageRef.parse("a/b:").problems()).hasSize(1);
    assertThat(ImageRef.parse("kakj/child:latest").problems()).isEmpty();
  }
}
