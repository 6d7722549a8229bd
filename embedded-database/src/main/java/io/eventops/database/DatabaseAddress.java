package io.eventops.database;

/// Where a database listens and how to log in. Its text form hides the password.
public record DatabaseAddress(
    String host, int port, String database, String user, String password) {

  /// For JDBC; user and password go beside it.
  public String jdbcUrl() {
    return "jdbc:mariadb://" + host + ":" + port + "/" + database;
  }

  /// The same server and login, another schema.
  public DatabaseAddress withDatabase(String other) {
    return new DatabaseAddress(host, port, other, user, password);
  }

  @Override
  public String toString() {
    return user + "@" + host + ":" + port + "/" + database;
  }
}
