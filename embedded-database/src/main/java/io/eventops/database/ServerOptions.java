package io.eventops.database;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The command line of the server.
///
/// @param base where its program files are
/// @param home the data directory of the embedded database
/// @param asRoot whether this process is root: the server then wants to be told that this is meant
record ServerOptions(Path base, Path home, boolean asRoot, DatabaseSettings settings) {
  private static final int MOST_CONNECTIONS = 200;

  private static final int OPEN_TABLES = 400;

  /// Where the tables are, once [Bootstrap] has made them.
  Path tables() {
    return home.resolve("tables");
  }

  boolean isFilled() {
    return Files.exists(tables());
  }

  /// Fills a new table directory.
  List<String> bootstrap(Path unfinished) {
    List<String> command = common(unfinished);
    command.addAll(
        List.of(
            "--bootstrap", "--silent-startup", "--log-warnings=0", "--enforce-storage-engine="));
    return command;
  }

  /// Serves on the loopback address only; no socket file, whose path could be too long.
  List<String> serve(int port) {
    List<String> command = common(tables());
    command.addAll(
        List.of(
            "--bind-address=127.0.0.1",
            "--port=" + port,
            "--socket=",
            "--pid-file=../mariadb.pid",
            "--skip-name-resolve",
            "--skip-ssl",
            "--local-infile=0",
            "--max-connections=" + MOST_CONNECTIONS,
            "--table-open-cache=" + OPEN_TABLES,
            "--max-allowed-packet=64M",
            "--default-time-zone=+00:00",
            "--innodb-buffer-pool-dump-at-shutdown=0",
            "--innodb-buffer-pool-load-at-startup=0"));
    return command;
  }

  /// Relative paths are seen from the table directory, where the server runs.
  private List<String> common(Path directory) {
    List<String> command = new ArrayList<>();
    command.add(base.resolve(ProgramFiles.SERVER).toString());
    command.add("--no-defaults");
    command.add("--basedir=" + base);
    command.add("--datadir=" + directory);
    command.add("--tmpdir=../tmp");
    if (asRoot) {
      command.add("--user=root");
    }
    command.add("--skip-log-bin");
    command.add("--skip-performance-schema");
    command.add("--character-set-server=utf8mb4");
    command.add("--collation-server=utf8mb4_bin");
    command.add("--aria-pagecache-buffer-size=4M");
    command.add("--key-buffer-size=1M");
    command.add("--innodb-buffer-pool-size=" + settings.bufferPoolMegabytes() + "M");
    if (settings.durable()) {
      command.add("--innodb-flush-log-at-trx-commit=1");
      command.add("--innodb-log-file-size=48M");
    } else {
      command.add("--innodb-flush-log-at-trx-commit=0");
      command.add("--innodb-flush-method=nosync");
      command.add("--innodb-doublewrite=0");
      command.add("--innodb-log-file-size=16M");
    }
    return command;
  }
}
