package io.eventops.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

final class PlatformTest {

  @Test
  void knowsLinuxOnIntel() {
    assertThat(Platform.of("Linux", "amd64").name()).isEqualTo("mariadb-11.4.5-linux-x86_64");
  }

  @Test
  void saysWhatToDoElsewhere() {
    assertThatThrownBy(() -> Platform.of("Windows 11", "aarch64"))
        .isInstanceOf(DatabaseFault.class)
        .hasMessageContaining("Linux x86-64 only")
        .hasMessageContaining("Windows 11 aarch64")
        .hasMessageContaining("MYSQL_ADDRESS");
  }
}
