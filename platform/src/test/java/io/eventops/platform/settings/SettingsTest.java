package io.eventops.platform.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SettingsTest {
  @TempDir private Path folder;

  private Path file(String yaml) throws IOException {
    return Files.writeString(folder.resolve("config.yaml"), yaml);
  }

  @Test
  void readsTheEnvironmentBeforeTheFileBeforeTheDefault() throws IOException {
    Path file = file("a: {x: from file}\nb: from file\n");

    Settings settings = Settings.of(Map.of("A_X", "from environment", "B", " "), file);

    assertThat(settings.text("a.x", "A_X", "default")).isEqualTo("from environment");
    assertThat(settings.text("b", "B", "default")).isEqualTo("from file");
    assertThat(settings.text("c", "C", "default")).isEqualTo("default");
  }

  @Test
  void keepsScalarsOfTheFileAsTheyAreWritten() throws IOException {
    Path file = file("password: 1e3\nport: 0080\nempty:\n");

    Settings settings = Settings.of(Map.of(), file);

    assertThat(settings.text("password", "P", "")).isEqualTo("1e3");
    assertThat(settings.number("port", "PORT", 1, 0, 100)).isEqualTo(80);
    assertThat(settings.text("empty", "E", "default")).isEqualTo("default");
  }

  @Test
  void takesNullInTheFileAsNotSetAndItsTextAsAText() throws IOException {
    Path file = file("one: null\ntwo: ~\nthree: 'null'\n");

    Settings settings = Settings.of(Map.of(), file);

    assertThat(settings.text("one", "ONE", "default")).isEqualTo("default");
    assertThat(settings.text("two", "TWO", "default")).isEqualTo("default");
    assertThat(settings.text("three", "THREE", "default")).isEqualTo("null");
  }

  @Test
  void refusesAListOnlyWhereATextIsAskedFor() throws IOException {
    Path file = file("names: [a, b]\nothers:\n  - {a: 1}\n");

    Settings settings = Settings.of(Map.of(), file);
    settings.text("names", "NAMES", "default");

    assertThatThrownBy(settings::check)
        .asInstanceOf(type(SettingsFault.class))
        .extracting(SettingsFault::mistakes)
        .isEqualTo(List.of("names (NAMES): use a text, not a list"));
  }

  @Test
  void refusesAFileInAnotherForm() throws IOException {
    Path file = file("port = 8080\n[mysql]\nuser = 'root'\n");

    Settings settings = Settings.of(Map.of(), file);

    assertThatThrownBy(settings::check)
        .hasMessageContaining("use keys and values, in YAML or JSON");
  }

  @Test
  void takesAFileOfNothingAsEmpty() throws IOException {
    Path file = file("# nothing yet\n---\n");

    Settings settings = Settings.of(Map.of(), file);

    settings.check();
    assertThat(settings.text("port", "PORT", "8080")).isEqualTo("8080");
  }

  @Test
  void takesAMissingFileAsEmpty() {
    Settings settings = Settings.of(Map.of(), folder.resolve("none.yaml"));

    assertThat(settings.text("a", "A", "default")).isEqualTo("default");
    settings.check();
  }

  @Test
  void reportsAllMistakesTogetherAndNoSecret() throws IOException {
    Path secret = Files.writeString(folder.resolve("secret"), "\n");
    Settings settings =
        Settings.of(
            Map.of(
                "PORT", "70000",
                "LIFE", "soon",
                "KEY", "short",
                "TOKEN_FILE", secret.toString(),
                "WORD", "perhaps",
                "EVENTOPS_TYPO", "1"));

    settings.number("port", "PORT", 1, 0, 65_535);
    settings.duration("life", "LIFE", Duration.ZERO);
    settings.requiredSecret("key", "KEY", 16);
    settings.requiredSecret("token", "TOKEN");
    settings.choice("word", "WORD", "open", Set.of("open", "closed"));
    settings.required("name", "NAME");

    assertThatThrownBy(settings::check)
        .asInstanceOf(type(SettingsFault.class))
        .extracting(SettingsFault::mistakes)
        .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.list(String.class))
        .satisfiesExactly(
            mistake -> assertThat(mistake).contains("PORT", "from 0 to 65535"),
            mistake -> assertThat(mistake).contains("LIFE", "use a duration"),
            mistake -> assertThat(mistake).contains("KEY", "16 characters").doesNotContain("short"),
            mistake -> assertThat(mistake).contains("TOKEN_FILE", "is empty"),
            mistake -> assertThat(mistake).contains("WORD", "closed, open"),
            mistake -> assertThat(mistake).contains("NAME"),
            mistake -> assertThat(mistake).contains("EVENTOPS_TYPO"));
  }

  @Test
  void namesTheLineOfABrokenFileButShowsNothingOfIt() throws IOException {
    Path file = file("a: 1\npassword: [hunter2\n");

    Settings settings = Settings.of(Map.of(), file);

    assertThatThrownBy(settings::check)
        .hasMessageContaining("line ")
        .hasMessageContaining("not YAML")
        .hasMessageNotContaining("hunter2");
  }

  @Test
  void readsASecretFromAFileAndMasksIt() throws IOException {
    Path secret = Files.writeString(folder.resolve("secret"), "hunter2\n");

    Settings settings = Settings.of(Map.of("KEY_FILE", secret.toString()));

    Secret read = settings.requiredSecret("key", "KEY");
    assertThat(read.reveal()).isEqualTo("hunter2");
    assertThat(read).hasToString("***");
  }

  @Test
  void toleratesVariablesThatAreReadElsewhere() {
    Settings settings = Settings.of(Map.of("EVENTOPS_ELSEWHERE", "1"));

    settings.tolerate("EVENTOPS_ELSEWHERE");

    settings.check();
  }

  @ParameterizedTest
  @CsvSource({"500ms,PT0.5S", "30s,PT30S", "5m,PT5M", "12h,PT12H", "7d,P7D", "3600,PT1H"})
  void readsDurations(String text, Duration expected) {
    Settings settings = Settings.of(Map.of("D", text));

    assertThat(settings.duration("d", "D", Duration.ZERO)).isEqualTo(expected);
  }

  @Test
  void refusesADurationOutsideOfItsLimits() {
    Settings settings = Settings.of(Map.of("D", "0"));

    settings.duration("d", "D", Duration.ZERO, Duration.ofSeconds(1), Duration.ofHours(1));

    assertThatThrownBy(settings::check).hasMessageContaining("from 1s to 3600s");
  }

  @ParameterizedTest
  @CsvSource({"0,false", "F,false", "False,false", "1,true", "true,true", "yes,true"})
  void readsFlagsAsTheAncestorDid(String text, boolean expected) {
    Settings settings = Settings.of(Map.of("FLAG", text));

    assertThat(settings.flag("flag", "FLAG", !expected)).isEqualTo(expected);
  }
}
