package io.eventops.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RunningServerTest {
  @TempDir private Path folder;

  @Test
  void triesAnotherPortWhenOneIsTaken() throws IOException, SQLException {
    ServerOptions options = filled();
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      Iterator<Integer> ports = List.of(taken.getLocalPort(), FreePort.pick()).iterator();

      try (RunningServer server =
          RunningServer.start(options, "secret", ServerLog.in(folder), ports::next)) {
        assertThat(Queries.value(server.address(), "select 1")).isEqualTo("1");
        assertThat(server.address().port()).isNotEqualTo(taken.getLocalPort());
      }
    }
  }

  @Test
  void givesUpWhenEveryPortIsTaken() throws IOException {
    ServerOptions options = filled();
    ServerLog log = ServerLog.in(folder);
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      assertThatThrownBy(
              () -> RunningServer.start(options, "secret", log, taken::getLocalPort).close())
          .isInstanceOf(DatabaseFault.class)
          .hasMessageContaining("no free port on 127.0.0.1");
    }
  }

  @Test
  void relaxesDurabilityOnlyWhenTold() throws IOException, SQLException {
    try (RunningServer server =
        RunningServer.start(filled(), "secret", ServerLog.in(folder), FreePort::pick)) {
      String query = "select @@global.innodb_flush_log_at_trx_commit";

      assertThat(Queries.value(server.address(), query)).isEqualTo("0");
    }
  }

  private ServerOptions filled() throws IOException {
    Path base =
        ProgramFiles.unpacked(
            Platform.current(), CacheDirectory.standard(), folder.resolve("program"));
    OwnDirectory.at(folder.resolve("tmp"));
    ServerLog log = ServerLog.in(folder);
    ServerOptions options =
        new ServerOptions(
            base,
            folder.toRealPath(),
            OwnDirectory.belongsToRoot(log.file()),
            DatabaseSettings.standard(CacheDirectory.standard()).withDurable(false));
    Bootstrap.fill(options, "secret", log);
    return options;
  }
}
