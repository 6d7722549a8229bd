package io.eventops.database;

import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SpaceTest {
  @TempDir private Path folder;

  @Test
  void saysHowMuchIsMissing() {
    assertThatThrownBy(() -> Space.require(folder, 1_000_000_000_000L, "a new database"))
        .isInstanceOf(DatabaseFault.class)
        .hasMessageContaining("no space for a new database")
        .hasMessageContaining(folder.toString())
        .hasMessageContaining("needs 1000000000000 MB");
  }

  @Test
  void isSilentWhenThereIsEnough() {
    assertThatNoException().isThrownBy(() -> Space.require(folder, 1, "a new database"));
  }
}
