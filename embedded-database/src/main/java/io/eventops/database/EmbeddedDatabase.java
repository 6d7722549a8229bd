package io.eventops.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A running MariaDB of our own. It keeps its data in a directory between starts, listens on a free
/// port of 127.0.0.1 and lets in nobody but the holder of a random password, which is kept beside
/// the data. One live process may have a data directory; what a killed one left running is ended by
/// the next start. All methods may be called from any thread; they block.
public final class EmbeddedDatabase implements AutoCloseable {
  private static final Logger LOGGER = LoggerFactory.getLogger(EmbeddedDatabase.class);

  private final RunningServer server;
  private final DirectoryLock lock;

  private EmbeddedDatabase(RunningServer server, DirectoryLock lock) {
    this.server = server;
    this.lock = lock;
  }

  /// With [DatabaseSettings#standard].
  public static EmbeddedDatabase start(Path dataDirectory) {
    return start(dataDirectory, DatabaseSettings.standard(CacheDirectory.standard()));
  }

  /// Returns when the database answers; it has an empty schema `eventops` on the first start.
  ///
  /// @throws DirectoryInUse when another live process has the data directory
  /// @throws DatabaseFault with the reason and the way out
  public static EmbeddedDatabase start(Path dataDirectory, DatabaseSettings settings) {
    Platform platform = Platform.current();
    long begin = System.nanoTime();
    try {
      Path home = OwnDirectory.at(dataDirectory);
      EmbeddedDatabase database = locked(platform, home, settings);
      LOGGER
          .atInfo()
          .addKeyValue("address", database.address())
          .addKeyValue("directory", home)
          .addKeyValue("millis", Duration.ofNanos(System.nanoTime() - begin).toMillis())
          .log("embedded database started");
      return database;
    } catch (IOException | UncheckedIOException fault) {
      throw new DatabaseFault(
          "the embedded database cannot use the data directory "
              + dataDirectory
              + " ("
              + fault
              + "); it must be a directory that this user may write to, with space left",
          fault);
    }
  }

  private static EmbeddedDatabase locked(Platform platform, Path home, DatabaseSettings settings)
      throws IOException {
    DirectoryLock lock = DirectoryLock.take(home);
    try {
      return new EmbeddedDatabase(running(platform, home, settings), lock);
    } catch (IOException | RuntimeException fault) {
      lock.close();
      throw fault;
    }
  }

  private static RunningServer running(Platform platform, Path home, DatabaseSettings settings)
      throws IOException {
    OwnDirectory.at(home.resolve("tmp"));
    Path base = ProgramFiles.unpacked(platform, settings.cacheDirectory(), home.resolve("program"));
    Leftover.end(home);
    ServerLog log = ServerLog.in(home);
    ServerOptions options =
        new ServerOptions(base, home, OwnDirectory.belongsToRoot(log.file()), settings);
    PasswordFile password = PasswordFile.in(home);
    if (!options.isFilled()) {
      Bootstrap.fill(options, password.create(), log);
    }
    try {
      return RunningServer.start(options, password.read(), log, FreePort::pick);
    } catch (DatabaseFault broken) {
      // a server that fell while it repaired what a crash had left goes on from there
      LOGGER.atWarn().setCause(broken).log("the database did not start, trying once more");
      return RunningServer.start(options, password.read(), log, FreePort::pick);
    }
  }

  /// Where to connect; the same until it is closed, another port after the next start.
  public DatabaseAddress address() {
    return server.address();
  }

  /// From now on the caller closes it. Until then a shutdown hook stops the server when the JVM
  /// ends; but hooks run at the same time, and whoever still writes during an orderly stop closes
  /// the database last.
  public void endWithoutJvm() {
    server.endWithoutJvm();
  }

  /// Stops the server in order and frees the data directory. Closing twice does nothing.
  @Override
  public void close() {
    server.close();
    try {
      lock.close();
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }
}
