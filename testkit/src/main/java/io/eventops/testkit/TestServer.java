package io.eventops.testkit;

import io.eventops.database.CacheDirectory;
import io.eventops.database.DatabaseAddress;
import io.eventops.database.DatabaseSettings;
import io.eventops.database.DirectoryInUse;
import io.eventops.migrations.Migrator;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/// The database server of this JVM. Its data directory is one of a few that are kept in the cache
/// of the user: the next JVM starts faster, and ends the server of one that was killed. The
/// migrations run once; fresh schemas are copies of what they made.
final class TestServer {
  private static final int MOST_SERVERS = 32;

  private static final String TEMPLATE = "eventops_template";

  private final DatabaseAddress server;
  private final List<String> copyStatements;
  private final AtomicInteger schemas = new AtomicInteger();

  private TestServer(DatabaseAddress server) throws SQLException {
    this.server = server;
    dropLeftovers();
    createEmpty(TEMPLATE);
    Migrator.migrate(server.host(), server.port(), TEMPLATE, server.user(), server.password());
    this.copyStatements = copyStatements();
  }

  static TestServer shared() {
    return Shared.SERVER;
  }

  DatabaseAddress createSchema() {
    String name = "eventops_test_" + schemas.incrementAndGet();
    try {
      createEmpty(name);
      try (Connection connection = connect(server.withDatabase(name));
          Statement statement = connection.createStatement()) {
        for (String copy : copyStatements) {
          statement.execute(copy);
        }
      }
    } catch (SQLException fault) {
      throw new IllegalStateException("cannot create the schema " + name, fault);
    }
    return server.withDatabase(name);
  }

  void dropSchema(String name) {
    try (Connection connection = connect(server);
        Statement statement = connection.createStatement()) {
      statement.execute("drop database if exists " + name);
    } catch (SQLException fault) {
      throw new IllegalStateException("cannot drop the schema " + name, fault);
    }
  }

  static Connection connect(DatabaseAddress address) throws SQLException {
    return DriverManager.getConnection(address.jdbcUrl(), address.user(), address.password());
  }

  private void createEmpty(String name) throws SQLException {
    try (Connection connection = connect(server);
        Statement statement = connection.createStatement()) {
      statement.execute("create database " + name + " character set utf8mb4 collate utf8mb4_bin");
    }
  }

  private void dropLeftovers() throws SQLException {
    try (Connection connection = connect(server)) {
      for (String name : strings(connection, "show databases like 'eventops\\_%'", 1)) {
        dropSchema(name);
      }
    }
  }

  private List<String> copyStatements() throws SQLException {
    List<String> statements = new ArrayList<>();
    statements.add("set foreign_key_checks = 0");
    try (Connection connection = connect(server.withDatabase(TEMPLATE))) {
      for (String table : strings(connection, "show tables", 1)) {
        statements.addAll(strings(connection, "show create table `" + table + "`", 2));
        if (!strings(connection, "select 1 from `" + table + "` limit 1", 1).isEmpty()) {
          statements.add(
              "insert into `%s` select * from %s.`%s`".formatted(table, TEMPLATE, table));
        }
      }
    }
    return List.copyOf(statements);
  }

  private static List<String> strings(Connection connection, String query, int column)
      throws SQLException {
    List<String> found = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      while (rows.next()) {
        found.add(rows.getString(column));
      }
    }
    return found;
  }

  /// One per JVM, made when first asked for.
  private static final class Shared {
    static final TestServer SERVER = start();

    private static TestServer start() {
      Path cache = CacheDirectory.of(System.getenv());
      DatabaseSettings settings = DatabaseSettings.standard(cache).withDurable(false);
      for (int i = 0; i < MOST_SERVERS; i++) {
        try {
          Path directory = cache.resolve("test-database-" + i);
          return new TestServer(TestData.start(directory, settings).address());
        } catch (DirectoryInUse _) {
          // another JVM tests at the same time
        } catch (SQLException fault) {
          throw new IllegalStateException("cannot prepare the test database", fault);
        }
      }
      throw new IllegalStateException("more than " + MOST_SERVERS + " test databases at once");
    }
  }
}
