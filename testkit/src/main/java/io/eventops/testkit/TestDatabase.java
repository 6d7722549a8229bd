package io.eventops.testkit;

import io.eventops.database.DatabaseAddress;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;

/// A fresh, migrated schema on a real MariaDB, for one test or one test class. The server is shared
/// by the tests of a JVM, started by the first of them and stopped when the JVM ends.
///
/// ```java
/// @AutoClose private static final TestDatabase DATABASE = TestDatabase.create();
/// ```
public final class TestDatabase implements AutoCloseable {
  private final TestServer server;
  private final DatabaseAddress address;

  private TestDatabase(TestServer server, DatabaseAddress address) {
    this.server = server;
    this.address = address;
  }

  /// As the migrations leave it, with nothing else in it.
  public static TestDatabase create() {
    TestServer server = TestServer.shared();
    return new TestDatabase(server, server.createSchema());
  }

  public DatabaseAddress address() {
    return address;
  }

  /// The settings of a service that runs on this schema, on free ports of the loopback interface.
  public Map<String, String> settings() {
    return Map.of(
        "EVENTOPS_HOST",
        "127.0.0.1",
        "EVENTOPS_PORT",
        "0",
        "EVENTOPS_MANAGEMENT_PORT",
        "0",
        "EVENTOPS_LOGIN_TOKEN_SIGNATURE",
        "a signature for tests only",
        "EVENTOPS_SECRET_KEY",
        "a secret key for tests only",
        "MYSQL_ADDRESS",
        address.host(),
        "MYSQL_PORT",
        Integer.toString(address.port()),
        "MYSQL_DB",
        address.database(),
        "MYSQL_USER",
        address.user(),
        "MYSQL_PASSWORD",
        address.password());
  }

  /// For looking behind the back of the code under test; the caller closes it.
  public Connection connect() throws SQLException {
    return TestServer.connect(address);
  }

  /// Drops the schema.
  @Override
  public void close() {
    server.dropSchema(address.database());
  }
}
