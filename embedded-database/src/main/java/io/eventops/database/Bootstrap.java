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

  private static final int MEGABYTES = 150;

  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private Bootstrap() {}

  static void fill(Path tables, DatabaseAddress login, ServerOptions options, ServerLog log)
      throws IOException {
    Path home = options.home();
    Trees.deleteChildren(home, "tables.new-");
    Space.require(home, MEGABYTES, "a new database");
    Path unfinished = Files.createTempDirectory(home, "tables.new-");
    ServerProcess process = ServerProcess.run(options.bootstrap(unfinished), unfinished, log);
    try (OutputStream sql = process.input()) {
      for (String statement : List.of("create database mysql", "use mysql")) {
        write(sql, statement);
      }
      // the scripts make a root without a password; it is gone before anybody can connect
      write(sql, "set @auth_root_socket = null");
      Files.copy(options.base().resolve(TABLES), sql);
      Files.copy(options.base().resolve(TABLES_DATA), sql);
      for (String statement : grants(login)) {
        write(sql, statement);
      }
    } catch (IOException fault) {
      process.stop();
      throw log.explain("the database could not be created in " + home, fault);
    }
    if (!process.endsWell(PATIENCE)) {
      throw log.explain("the database could not be created in " + home, null);
    }
    Files.move(unfinished, tables, StandardCopyOption.ATOMIC_MOVE);
  }

  /// The server reads one statement per line here.
  private static void write(OutputStream sql, String statement) throws IOException {
    sql.write((statement + ";\n").getBytes(StandardCharsets.UTF_8));
  }

  private static List<String> grants(DatabaseAddress login) {
    String user = login.user() + "@'127.0.0.1'";
    return List.of(
        "delete from mysql.global_priv where User <> 'mariadb.sys'",
        "delete from mysql.proxies_priv",
        "flush privileges",
        "create database " + login.database() + " character set utf8mb4 collate utf8mb4_bin",
        "create user " + user + " identified by '" + login.password() + "'",
        "grant all on " + login.database() + ".* to " + user,
        "grant all on `" + login.database() + "\\_%`.* to " + user);
  }
}
