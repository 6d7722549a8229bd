package io.eventops.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.eventops.database.DatabaseAddress;
import io.eventops.migrations.Migrator;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

final class TestDatabaseTest {
  @AutoClose private static final TestDatabase DATABASE = TestDatabase.create();

  @Test
  void isMigrated() {
    DatabaseAddress address = DATABASE.address();

    int scripts =
        Migrator.migrate(
            address.host(), address.port(), address.database(), address.user(), address.password());

    assertThat(scripts).isZero();
  }

  @Test
  void holdsTheSeedRows() throws SQLException {
    assertThat(number(DATABASE, "select count(*) from id_blocks")).isPositive();
  }

  @Test
  void isSeparateFromOthers() throws SQLException {
    try (TestDatabase other = TestDatabase.create()) {
      try (Connection connection = other.connect();
          Statement statement = connection.createStatement()) {
        statement.execute("delete from id_blocks");
      }

      assertThat(number(DATABASE, "select count(*) from id_blocks")).isPositive();
    }
  }

  @Test
  void isDroppedWhenClosed() throws SQLException {
    TestDatabase other = TestDatabase.create();

    other.close();

    String name = other.address().database();
    assertThat(
            number(
                DATABASE,
                "select count(*) from information_schema.tables where table_schema = '"
                    + name
                    + "'"))
        .isZero();
  }

  private static long number(TestDatabase database, String query) throws SQLException {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      assertThat(rows.next()).isTrue();
      return rows.getLong(1);
    }
  }
}
