package io.eventops.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class EmbeddedDatabaseTest {
  @TempDir private Path folder;

  @Test
  void keepsItsRowsBetweenStarts() throws SQLException {
    try (EmbeddedDatabase first = EmbeddedDatabase.start(folder.resolve("with space"))) {
      try (Connection connection = connect(first.address());
          Statement statement = connection.createStatement()) {
        statement.execute("create table kept (word varchar(20))");
        statement.execute("insert into kept values ('still here')");
      }
    }

    String word;
    try (EmbeddedDatabase second = EmbeddedDatabase.start(folder.resolve("with space"));
        Connection connection = connect(second.address());
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("select word from kept")) {
      assertThat(rows.next()).isTrue();
      word = rows.getString(1);
    }

    assertThat(word).isEqualTo("still here");
  }

  private static Connection connect(DatabaseAddress address) throws SQLException {
    return DriverManager.getConnection(address.jdbcUrl(), address.user(), address.password());
  }
}
