package io.eventops.migrations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class MigratorConfigTest {

  @Test
  void hasTheDefaultsOfTheAncestor() {
    MigratorConfig config =
        MigratorConfig.from(
            Map.of("MYSQL_ADDRESS", "db", "MYSQL_USER", "root", "MYSQL_PASSWORD", "secret"));

    assertThat(config).isEqualTo(new MigratorConfig("db", 3306, "eventops", "root", "secret"));
  }

  @Test
  void takesEverythingFromTheEnvironment() {
    MigratorConfig config =
        MigratorConfig.from(
            Map.of(
                "MYSQL_ADDRESS", "db",
                "MYSQL_PORT", "3307",
                "MYSQL_DB", "operations",
                "MYSQL_USER", "root",
                "MYSQL_PASSWORD", " secret "));

    assertThat(config).isEqualTo(new MigratorConfig("db", 3307, "operations", "root", " secret "));
  }

  @Test
  void namesEverythingThatIsMissingOrWrong() {
    assertThatThrownBy(() -> MigratorConfig.from(Map.of("MYSQL_PORT", "many", "MYSQL_USER", " ")))
        .hasMessage(
            """
            set MYSQL_ADDRESS
            MYSQL_PORT is 'many', it must be a number from 1 to 65535
            set MYSQL_USER
            set MYSQL_PASSWORD""");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "65536", "-1", "3306x", "000"})
  void refusesWhatIsNoPort(String port) {
    assertThatThrownBy(() -> MigratorConfig.from(Map.of("MYSQL_PORT", port)))
        .hasMessageContaining("MYSQL_PORT is '" + port + "'");
  }

  @Test
  void hidesThePassword() {
    assertThat(new MigratorConfig("db", 3306, "eventops", "root", "secret"))
        .hasToString("root@db:3306/eventops");
  }

  @Test
  void endsTheProcessWithItsOwnCodeWhenTheEnvironmentIsWrong() {
    assertThat(MigratorMain.run(Map.of())).isEqualTo(2);
  }
}
