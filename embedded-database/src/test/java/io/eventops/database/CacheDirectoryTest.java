package io.eventops.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class CacheDirectoryTest {
  private static final Path HOME = Path.of(System.getProperty("user.home"));

  @Test
  void followsTheXdgVariable() {
    assertThat(CacheDirectory.of(Map.of("XDG_CACHE_HOME", "/var/my cache")))
        .isEqualTo(Path.of("/var/my cache/eventops"));
  }

  @Test
  void isInTheHomeDirectoryWithoutIt() {
    assertThat(CacheDirectory.of(Map.of())).isEqualTo(HOME.resolve(".cache/eventops"));
  }

  @Test
  void ignoresARelativePath() {
    assertThat(CacheDirectory.of(Map.of("XDG_CACHE_HOME", "cache")))
        .isEqualTo(HOME.resolve(".cache/eventops"));
  }
}
