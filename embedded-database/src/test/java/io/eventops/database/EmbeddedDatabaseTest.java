package io.eventops.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The life of a data directory, seen from outside.
final class EmbeddedDatabaseTest {
  @TempDir private Path folder;

  @Test
  void keepsItsRowsBetweenStarts() throws SQLException {
    Path home = folder.resolve("a folder/with 'odd \"names: #1");
    try (EmbeddedDatabase first = start(home)) {
      Queries.execute(first.address(), "create table kept (word varchar(20) primary key)");
      Queries.execute(first.address(), "insert into kept values ('still here')");
    }

    try (EmbeddedDatabase second = start(home)) {
      assertThat(Queries.value(second.address(), "select word from kept")).isEqualTo("still here");
    }
  }

  @Test
  void isMadeAnewAfterAnUnfinishedFirstStart() throws IOException, SQLException {
    Files.createDirectories(folder.resolve("tables.new-1/mysql"));
    Files.writeString(folder.resolve("tables.new-1/ibdata1"), "half of it");

    try (EmbeddedDatabase database = start(folder)) {
      assertThat(Queries.value(database.address(), "select 1")).isEqualTo("1");
      assertThat(folder.resolve("tables.new-1")).doesNotExist();
    }
  }

  @Test
  void refusesASecondStartOnTheSameDirectory() {
    try (EmbeddedDatabase database = start(folder)) {
      assertThatThrownBy(() -> start(folder))
          .isInstanceOf(DirectoryInUse.class)
          .hasMessageContaining(folder.toString())
          .hasMessageContaining("this process")
          .hasMessageContaining("choose another");
      assertThat(database.address().port()).isPositive();
    }
  }

  @Test
  void canBeClosedTwice() {
    EmbeddedDatabase first = start(folder);
    first.close();

    try (EmbeddedDatabase _ = start(folder)) {
      first.close();

      assertThatThrownBy(() -> start(folder)).isInstanceOf(DirectoryInUse.class);
    }
  }

  @Test
  void refusesAPlaceThatIsNoDirectory() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));

    assertThatThrownBy(() -> start(file.resolve("data")))
        .isInstanceOf(DatabaseFault.class)
        .hasMessageContaining(file.toString())
        .hasMessageContaining("must be a directory");
  }

  @Test
  void saysThatThePasswordIsMissing() throws IOException {
    start(folder).close();
    Files.delete(folder.resolve("password"));

    assertThatThrownBy(() -> start(folder))
        .isInstanceOf(DatabaseFault.class)
        .hasMessageContaining(folder.resolve("password").toString())
        .hasMessageContaining("missing");
  }

  @Test
  void showsTheLogWhenTheServerCannotStart() throws IOException {
    start(folder).close();
    Files.writeString(folder.resolve("tables/ibdata1"), "no longer a table space");

    assertThatThrownBy(() -> start(folder))
        .isInstanceOf(DatabaseFault.class)
        .hasMessageContaining("ended while starting")
        .hasMessageContaining(folder.resolve("mariadb.log").toString())
        .hasMessageContaining("[ERROR]");
  }

  @Test
  void startsAgainAfterAFailedStart() throws IOException, SQLException {
    start(folder).close();
    Path password = folder.resolve("password");
    Path aside = Files.move(password, folder.resolve("aside"));
    assertThatThrownBy(() -> start(folder)).isInstanceOf(DatabaseFault.class);
    Files.move(aside, password);

    try (EmbeddedDatabase database = start(folder)) {
      assertThat(Queries.value(database.address(), "select 1")).isEqualTo("1");
    }
  }

  @Test
  void givesEachDirectoryAPasswordThatOnlyItsOwnerCanRead() throws IOException {
    start(folder.resolve("one")).close();
    start(folder.resolve("other")).close();

    String one = Files.readString(folder.resolve("one/password"));
    String other = Files.readString(folder.resolve("other/password"));
    assertThat(one.strip()).hasSize(32).isNotEqualTo(other.strip());
    assertThat(permissions(folder.resolve("one/password"))).isEqualTo("rw-------");
    assertThat(permissions(folder.resolve("one/mariadb.log"))).isEqualTo("rw-------");
    assertThat(permissions(folder.resolve("one/tables"))).isEqualTo("rwx------");
    assertThat(permissions(folder.resolve("one"))).isEqualTo("rwx------");
  }

  private static EmbeddedDatabase start(Path home) {
    return EmbeddedDatabase.start(
        home, DatabaseSettings.standard(CacheDirectory.standard()).withDurable(false));
  }

  private static String permissions(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }
}
