package io.eventops.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.eventops.database.CacheDirectory;
import io.eventops.database.DatabaseFault;
import io.eventops.database.DatabaseSettings;
import io.eventops.database.DirectoryInUse;
import io.eventops.database.EmbeddedDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TestDataTest {
  private static final DatabaseSettings SETTINGS =
      DatabaseSettings.standard(CacheDirectory.of(System.getenv())).withDurable(false);

  @TempDir private Path folder;

  @Test
  void isMadeAnewWhenItIsSpoilt() throws IOException {
    TestData.start(folder, SETTINGS).close();
    Files.writeString(folder.resolve("tables/ibdata1"), "spoilt");

    try (EmbeddedDatabase database = TestData.start(folder, SETTINGS)) {
      assertThat(database.address().port()).isPositive();
    }
  }

  @Test
  void isLeftAloneWhileSomebodyUsesIt() {
    try (EmbeddedDatabase _ = TestData.start(folder, SETTINGS)) {
      assertThatThrownBy(() -> TestData.start(folder, SETTINGS)).isInstanceOf(DirectoryInUse.class);

      assertThat(folder.resolve("tables")).exists();
    }
  }

  @Test
  void doesNotHideAPlaceThatCannotBeUsed() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));

    assertThatThrownBy(() -> TestData.start(file, SETTINGS)).isInstanceOf(DatabaseFault.class);
  }
}
