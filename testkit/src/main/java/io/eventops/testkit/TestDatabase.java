package io.eventops.testkit;

import io.eventops.database.DatabaseAddress;
import java.sql.Connection;
import java.sql.SQLException;

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
