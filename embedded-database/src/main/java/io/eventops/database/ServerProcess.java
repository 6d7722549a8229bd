package io.eventops.database;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One process of the server. It does not outlive an orderly end of this JVM, whenever that comes:
/// the hook is there before the process is.
final class ServerProcess implements AutoCloseable {
  private static final Logger LOGGER = LoggerFactory.getLogger(ServerProcess.class);

  /// Nothing else: no secrets of ours, no MYSQL_* settings, no socket of a service manager that the
  /// server would report to.
  private static final Set<String> ENVIRONMENT = Set.of("PATH", "LD_LIBRARY_PATH");

  private static final Duration ORDERLY_STOP = Duration.ofSeconds(60);

  private static final Duration KILL = Duration.ofSeconds(10);

  private final ProcessBuilder builder;
  private final Thread hook = new Thread(this::stop, "embedded-database-stop");
  private @Nullable Process process;
  private volatile boolean stopping;

  private ServerProcess(ProcessBuilder builder) {
    this.builder = builder;
  }

  static ServerProcess run(List<String> command, Path tables, ServerLog log) {
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(tables.toFile())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.file().toFile()));
    builder.environment().keySet().retainAll(ENVIRONMENT);
    ServerProcess server = new ServerProcess(builder);
    try {
      Runtime.getRuntime().addShutdownHook(server.hook);
    } catch (IllegalStateException fault) {
      throw new DatabaseFault("the process is ending, no database is started any more", fault);
    }
    server.spawn();
    return server;
  }

  private synchronized void spawn() {
    if (stopping) {
      throw new DatabaseFault("the process is ending, no database is started any more");
    }
    try {
      process = builder.start();
    } catch (IOException fault) {
      endWithoutJvm();
      throw new DatabaseFault(
          "cannot run "
              + builder.command().getFirst()
              + " ("
              + fault.getMessage()
              + "); it needs Linux x86-64 with glibc, and a file system that allows programs"
              + " (mounted without noexec)",
          fault);
    }
  }

  OutputStream input() {
    return running().getOutputStream();
  }

  boolean alive() {
    return running().isAlive();
  }

  boolean endsWell(Duration patience) {
    Process ending = running();
    return ends(ending, patience) && ending.exitValue() == 0;
  }

  /// Says it loudly when the server ends without having been asked to.
  void watch(Path log) {
    var _ =
        running()
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

  /// From now on the caller takes care that the process ends.
  void endWithoutJvm() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException _) {
      // the JVM is ending already: the hook runs
    }
  }

  /// Asks first, then kills: a killed server loses nothing that was committed.
  @Override
  public void close() {
    endWithoutJvm();
    stop();
  }

  /// Whoever comes second, hook or caller, waits for the first.
  private synchronized void stop() {
    stopping = true;
    Process ending = process;
    if (ending == null) {
      return;
    }
    ending.destroy();
    if (!ends(ending, ORDERLY_STOP)) {
      LOGGER.atWarn().addKeyValue("pid", ending.pid()).log("killing a database that does not stop");
      ending.destroyForcibly();
      ends(ending, KILL);
    }
  }

  private synchronized Process running() {
    Process spawned = process;
    if (spawned == null) {
      throw new IllegalStateException("not spawned");
    }
    return spawned;
  }

  private static boolean ends(Process process, Duration patience) {
    try {
      return process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
