package io.eventops.database;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One process of the server.
final class ServerProcess {
  private static final Logger LOGGER = LoggerFactory.getLogger(ServerProcess.class);

  /// Nothing else: no secrets of ours, no MYSQL_* settings, no socket of a service manager that the
  /// server would report to.
  private static final Set<String> ENVIRONMENT = Set.of("PATH", "LD_LIBRARY_PATH");

  private static final Duration ORDERLY_STOP = Duration.ofSeconds(60);

  private static final Duration KILL = Duration.ofSeconds(10);

  private final Process process;
  private volatile boolean stopping;

  private ServerProcess(Process process) {
    this.process = process;
  }

  static ServerProcess run(List<String> command, Path tables, ServerLog log) {
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(tables.toFile())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.file().toFile()));
    builder.environment().keySet().retainAll(ENVIRONMENT);
    try {
      return new ServerProcess(builder.start());
    } catch (IOException fault) {
      throw new DatabaseFault(
          "cannot run "
              + command.getFirst()
              + " ("
              + fault.getMessage()
              + "); it needs Linux x86-64 with glibc, and a file system that allows programs"
              + " (mounted without noexec)",
          fault);
    }
  }

  OutputStream input() {
    return process.getOutputStream();
  }

  boolean alive() {
    return process.isAlive();
  }

  long pid() {
    return process.pid();
  }

  boolean endsWell(Duration patience) {
    return ends(patience) && process.exitValue() == 0;
  }

  /// Says it loudly when the server ends without having been asked to.
  void watch(Path log) {
    var _ =
        process
            .onExit()
            .thenAccept(
                ended -> {
                  if (!stopping) {
                    LOGGER
                        .atError()
                        .addKeyValue("exitCode", ended.exitValue())
                        .addKeyValue("log", log)
                        .log("the embedded database ended by itself");
                  }
                });
  }

  /// Asks first, then kills: a killed server loses nothing that was committed.
  void stop() {
    stopping = true;
    process.destroy();
    if (!ends(ORDERLY_STOP)) {
      LOGGER.atWarn().addKeyValue("pid", pid()).log("the embedded database does not stop: killed");
      process.destroyForcibly();
      ends(KILL);
    }
  }

  private boolean ends(Duration patience) {
    try {
      return process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
