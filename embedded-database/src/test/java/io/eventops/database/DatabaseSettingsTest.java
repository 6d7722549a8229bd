package io.eventops.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

final class DatabaseSettingsTest {
  private static final Path CACHE = Path.of("/cache");

  @Test
  void areDurableAndSmallByDefault() {
    assertThat(DatabaseSettings.standard(CACHE)).isEqualTo(new DatabaseSettings(CACHE, 64, true));
  }

  @Test
  void canBeChangedOneByOne() {
    DatabaseSettings changed =
        DatabaseSettings.standard(CACHE).withBufferPoolMegabytes(128).withDurable(false);

    assertThat(changed).isEqualTo(new DatabaseSettings(CACHE, 128, false));
  }

  @Test
  void refuseABufferPoolThatTheServerWouldNotTake() {
    assertThatThrownBy(() -> DatabaseSettings.standard(CACHE).withBufferPoolMegabytes(1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("at least 8 MB, not 1");
  }
}
