package io.eventops.database;

import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A server that answers on its port.
final class RunningServer implements AutoCloseable {
  private static final Logger LOGGER = LoggerFactory.getLogger(RunningServer.class);

  private static final int PORT_ATTEMPTS = 3;

  /// A crashed database replays its log first.
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private final DatabaseAddress address;
  private final ServerProcess process;

  private RunningServer(DatabaseAddress address, ServerProcess process) {
    this.address = address;
    this.process = process;
  }

  /// @param ports candidates; another program may take one before the server does
  static RunningServer start(
      ServerOptions options, String password, ServerLog log, IntSupplier ports) throws IOException {
    for (int attempt = 1; attempt <= PORT_ATTEMPTS; attempt++) {
      DatabaseAddress address = Bootstrap.login(ports.getAsInt(), password);
      RunningServer server =
          new RunningServer(
              address, ServerProcess.run(options.serve(address.port()), options.tables(), log));
      if (server.answers(log)) {
        server.process.watch(log.file());
        return server;
      }
      LOGGER.atInfo().addKeyValue("port", address.port()).log("port was taken, trying another");
    }
    throw log.explain("no free port on 127.0.0.1 in " + PORT_ATTEMPTS + " attempts", null);
  }

  DatabaseAddress address() {
    return address;
  }

  void endWithoutJvm() {
    process.endWithoutJvm();
  }

  /// @return false when another program took the port in between
  private boolean answers(ServerLog log) throws IOException {
    @Nullable SQLException[] last = new SQLException[1];
    boolean settled;
    try {
      settled = Poll.until(PATIENCE, () -> !process.alive() || logsIn(last));
    } catch (DatabaseFault interrupted) {
      close();
      throw interrupted;
    }
    if (settled && process.alive()) {
      return true;
    }
    close();
    if (settled && log.says("Address already in use")) {
      return false;
    }
    throw log.explain(
        settled
            ? "the embedded database ended while starting"
            : "the embedded database does not answer after " + PATIENCE.toSeconds() + " s",
        last[0]);
  }

  private boolean logsIn(@Nullable SQLException[] last) {
    try (Connection _ =
        DriverManager.getConnection(
            address.jdbcUrl() + "?connectTimeout=2000&socketTimeout=5000",
            address.user(),
            address.password())) {
      return true;
    } catch (SQLException fault) {
      last[0] = fault;
      return false;
    }
  }

  @Override
  public void close() {
    process.close();
  }
}
