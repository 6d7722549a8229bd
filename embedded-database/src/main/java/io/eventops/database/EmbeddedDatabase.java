package io.eventops.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A running MariaDB of our own. It keeps its data in a directory between starts, listens on a free
/// port of 127.0.0.1 and lets in nobody but the holder of a random password, which is kept beside
/// the data. One live process may have a data directory; what a killed one left running is ended by
/// the next start. All methods may be called from any thread; they block.
public final class EmbeddedDatabase implements AutoCloseable {
  private static final Logger LOGGER = LoggerFactory.getLogger(EmbeddedDatabase.class);

  private static final String NAME = "eventops";

  private static final byte[] LOOPBACK = {127, 0, 0, 1};

  private static final int PORT_ATTEMPTS = 5;

  /// A crashed database replays its log first.
  private static final Duration START = Duration.ofMinutes(3);

  private final DatabaseAddress address;
  private final ServerProcess server;
  private final DirectoryLock lock;
  private final Thread hook = new Thread(this::stop, "embedded-database-stop");

  private EmbeddedDatabase(DatabaseAddress address, ServerProcess server, DirectoryLock lock) {
    this.address = address;
    this.server = server;
    this.lock = lock;
  }

  /// With [DatabaseSettings#standard].
  public static EmbeddedDatabase start(Path dataDirectory) {
    return start(dataDirectory, DatabaseSettings.standard(CacheDirectory.standard()));
  }

  /// Returns when the database answers; it has an empty schema `eventops` on the first start.
  ///
  /// @throws DatabaseFault with the reason and the way out
  public static EmbeddedDatabase start(Path dataDirectory, DatabaseSettings settings) {
    long begin = System.nanoTime();
    Platform platform = Platform.current();
    try {
      Path home = OwnDirectory.at(dataDirectory);
      DirectoryLock lock = DirectoryLock.take(home);
      try {
        EmbeddedDatabase database = start(platform, home, settings, lock);
        LOGGER
            .atInfo()
            .addKeyValue("address", database.address)
            .addKeyValue("directory", home)
            .addKeyValue("millis", Duration.ofNanos(System.nanoTime() - begin).toMillis())
            .log("embedded database started");
        return database;
      } catch (IOException | RuntimeException fault) {
        lock.close();
        throw fault;
      }
    } catch (IOException | UncheckedIOException fault) {
      throw new DatabaseFault(
          "the embedded database cannot use the data directory " + dataDirectory + ": " + fault,
          fault);
    }
  }

  private static EmbeddedDatabase start(
      Platform platform, Path home, DatabaseSettings settings, DirectoryLock lock)
      throws IOException {
    OwnDirectory.at(home.resolve("tmp"));
    Path base = ProgramFiles.unpacked(platform, settings.cacheDirectory(), home.resolve("program"));
    Leftover.end(home);
    ServerLog log = ServerLog.in(home);
    ServerOptions options =
        new ServerOptions(base, home, OwnDirectory.belongsToRoot(log.file()), settings);
    Path tables = home.resolve("tables");
    Path passwordFile = home.resolve("password");
    if (!Files.exists(tables)) {
      Bootstrap.fill(tables, login(0, PasswordFile.create(passwordFile)), options, log);
    }
    String password = PasswordFile.read(passwordFile);
    for (int attempt = 1; attempt <= PORT_ATTEMPTS; attempt++) {
      DatabaseAddress address = login(freePort(), password);
      ServerProcess server = ServerProcess.run(options.serve(tables, address.port()), tables, log);
      if (answers(address, server, log)) {
        EmbeddedDatabase database = new EmbeddedDatabase(address, server, lock);
        server.watch(log.file());
        if (settings.endsWithJvm()) {
          Runtime.getRuntime().addShutdownHook(database.hook);
        }
        return database;
      }
      LOGGER.atInfo().addKeyValue("port", address.port()).log("port was taken, trying another");
    }
    throw log.explain("no free port on 127.0.0.1 after " + PORT_ATTEMPTS + " attempts", null);
  }

  private static DatabaseAddress login(int port, String password) {
    return new DatabaseAddress("127.0.0.1", port, NAME, NAME, password);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByAddress(LOOPBACK))) {
      return socket.getLocalPort();
    }
  }

  /// @return false when another program took the port in between
  private static boolean answers(DatabaseAddress address, ServerProcess server, ServerLog log)
      throws IOException {
    @Nullable SQLException[] last = new SQLException[1];
    boolean settled = Poll.until(START, () -> !server.alive() || logsIn(address, last));
    if (settled && server.alive()) {
      return true;
    }
    if (!server.alive() && log.says("Address already in use")) {
      return false;
    }
    server.stop();
    throw log.explain(
        settled
            ? "the embedded database ended while starting"
            : "the embedded database does not answer after " + START.toSeconds() + " s",
        last[0]);
  }

  private static boolean logsIn(DatabaseAddress address, @Nullable SQLException[] last) {
    try (Connection _ = connect(address)) {
      return true;
    } catch (SQLException fault) {
      last[0] = fault;
      return false;
    }
  }

  private static Connection connect(DatabaseAddress address) throws SQLException {
    return DriverManager.getConnection(
        address.jdbcUrl() + "?connectTimeout=2000&socketTimeout=5000",
        address.user(),
        address.password());
  }

  /// Where to connect; the same until it is closed, another port after the next start.
  public DatabaseAddress address() {
    return address;
  }

  /// Stops the server in order and frees the data directory. Closing twice does nothing.
  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException _) {
      // the JVM is ending; the hook may have begun, and stop() below waits for it
    }
    stop();
  }

  private synchronized void stop() {
    server.stop();
    try {
      lock.close();
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }
}
