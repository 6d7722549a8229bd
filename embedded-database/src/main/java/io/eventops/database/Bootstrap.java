package io.eventops.database;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;

/// Makes the table directory on the first start: system tables, one schema and the one user who may
/// log in. It gets its name when it is complete; the server never runs without its grants.
final class Bootstrap {
  static final String TABLES = "share/mariadb_system_tables.sql";

  static final String TABLES_DATA = "share/mariadb_system_tables_data.sql";

  private static final String NAME = "eventops";

  private static final int MEGABYTES = 150;

  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private Bootstrap() {}

  /// How the one user logs in.
  static DatabaseAddress login(int port, String password) {
    return new DatabaseAddress("127.0.0.1", port, NAME, NAME, password);
  }

  static void fill(ServerOptions options, String password, ServerLog log) throws IOException {
    Path home = options.home();
    Trees.deleteChildren(home, "tables.new-");
    Space.require(home, MEGABYTES, "a new database");
    Path unfinished = Files.createTempDirectory(home, "tables.new-");
    try (ServerProcess process =
        ServerProcess.run(options.bootstrap(unfinished), unfinished, log)) {
      feed(process, options.base(), password);
      if (!process.endsWell(PATIENCE)) {
        throw log.explain("the database could not be created in " + home, null);
      }
    } catch (IOException fault) {
      throw log.explain("the database could not be created in " + home, fault);
    }
    Files.move(unfinished, options.tables(), StandardCopyOption.ATOMIC_MOVE);
  }

  private static void feed(ServerProcess process, Path base, String password) throws IOException {
    try (OutputStream sql = process.input()) {
      write(sql, List.of("create database mysql", "use mysql"));
      // the scripts make a root without a password; it is gone before anybody can connect
      write(sql, List.of("set @auth_root_socket = null"));
      Files.copy(base.resolve(TABLES), sql);
      Files.copy(base.resolve(TABLES_DATA), sql);
      write(sql, grants(password));
    }
  }

  /// The server wants every statement to end with its line.
  private static void write(OutputStream sql, List<String> statements) throws IOException {
    for (String statement : statements) {
      sql.write((statement + ";\n").getBytes(StandardCharsets.UTF_8));
    }
  }

  private static List<String> grants(String password) {
    String user = NAME + "@'127.0.0.1'";
    return List.of(
        "delete from mysql.global_priv where User <> 'mariadb.sys'",
        "delete from mysql.proxies_priv",
        "flush privileges",
        "create database " + NAME + " character set utf8mb4 collate utf8mb4_bin",
        "create user " + user + " identified by '" + password + "'",
        "grant all on " + NAME + ".* to " + user,
        "grant all on `" + NAME + "\\_%`.* to " + user);
  }
}
