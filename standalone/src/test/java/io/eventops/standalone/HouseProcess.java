package io.eventops.standalone;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One life of an installation in a process of its own, with the embedded database in its data
/// directory. What it says is in a file beside that, for all lives together.
final class HouseProcess implements AutoCloseable {
  private static final Logger LOGGER = LoggerFactory.getLogger(HouseProcess.class);
  private static final Duration LONGEST_START = Duration.ofSeconds(90);
  private static final Duration LONGEST_STOP = Duration.ofSeconds(60);
  private static final int LAST_WORDS = 4_000;

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final long begin = System.nanoTime();
  private final Path data;
  private final Path log;
  private final Process process;

  private HouseProcess(Path data, Path log, Process process) {
    this.data = data;
    this.log = log;
    this.process = process;
  }

  /// Returns when it serves.
  static HouseProcess start(Path data) {
    HouseProcess house = begin(data);
    try {
      house.awaitReady();
      return house;
    } catch (RuntimeException | AssertionError fault) {
      house.close();
      throw fault;
    }
  }

  /// Returns while it starts.
  static HouseProcess begin(Path data) {
    try {
      Path home = Files.createDirectories(data).toRealPath();
      // one that was killed has left it behind, and somebody else may have its port now
      Files.deleteIfExists(home.resolve("address"));
      Path log = home.resolveSibling(home.getFileName() + ".log");
      ProcessBuilder builder =
          new ProcessBuilder(command(home))
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
      builder
          .environment()
          .keySet()
          .removeIf(name -> name.startsWith("EVENTOPS_") || name.startsWith("MYSQL_"));
      return new HouseProcess(home, log, builder.start());
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  /// As its launcher starts it; compiled quickly, because no life is long here.
  private static List<String> command(Path data) {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-Xmx384m",
        "-XX:+UseSerialGC",
        "-XX:TieredStopAtLevel=1",
        "--enable-native-access=ALL-UNNAMED",
        "--sun-misc-unsafe-memory-access=allow",
        "-cp",
        System.getProperty("java.class.path"),
        StandaloneMain.class.getName(),
        "--port",
        "0",
        "--data",
        data.toString());
  }

  private void awaitReady() {
    await("start of the house").atMost(LONGEST_START).until(() -> !process.isAlive() || isReady());
    if (!process.isAlive()) {
      throw new AssertionError("the house ended with " + process.exitValue() + ": " + lastWords());
    }
    LOGGER.atInfo().addKeyValue("millis", millis(begin)).log("house is ready");
  }

  private boolean isReady() {
    try {
      return Files.exists(data.resolve("address"))
          && new Caller(client, address(), "").get("/health/ready").status() == 200;
    } catch (UncheckedIOException notYet) {
      return false;
    }
  }

  /// Where it serves, as in `http://127.0.0.1:8080`.
  String address() {
    try {
      return Files.readString(data.resolve("address")).strip();
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  Caller user(String name) {
    return new Caller(client, address(), "").as(name);
  }

  /// The same user with the token from an earlier life.
  Caller known(Caller earlier) {
    return new Caller(client, address(), earlier.token());
  }

  /// What it and the lives before it have said.
  String said() {
    try {
      return Files.readString(log);
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  private String lastWords() {
    String said = said();
    return said.substring(Math.max(0, said.length() - LAST_WORDS));
  }

  /// The server of its database, while that runs. Known by its command line, which a process that
  /// nobody has reaped yet no longer has.
  Optional<ProcessHandle> database() {
    String tables = "--datadir=" + data + "/";
    return ProcessHandle.allProcesses()
        .filter(
            running ->
                Arrays.stream(running.info().arguments().orElse(new String[0]))
                    .anyMatch(argument -> argument.startsWith(tables)))
        .findFirst();
  }

  /// For looking behind its back; the caller closes it.
  Connection connect() throws SQLException {
    return DriverManager.getConnection(
        "jdbc:mariadb://127.0.0.1:" + databasePort() + "/eventops", "eventops", password());
  }

  private String databasePort() {
    String option = "--port=";
    return Arrays.stream(database().orElseThrow().info().arguments().orElseThrow())
        .filter(argument -> argument.startsWith(option))
        .map(argument -> argument.substring(option.length()))
        .findFirst()
        .orElseThrow();
  }

  private String password() {
    try {
      return Files.readString(data.resolve("mariadb/password")).strip();
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  /// kill -9 of the process alone: the server of its database lives on.
  void kill() {
    process.destroyForcibly();
    awaitEnd();
  }

  /// kill -9 of the process and of the server of its database.
  void killWithDatabase() {
    Optional<ProcessHandle> server = database();
    process.destroyForcibly();
    server.ifPresent(ProcessHandle::destroyForcibly);
    awaitEnd();
    await("end of the database").atMost(LONGEST_STOP).until(() -> database().isEmpty());
  }

  /// SIGTERM; returns when it has ended, with its exit code.
  int stop() {
    long asked = System.nanoTime();
    process.destroy();
    awaitEnd();
    LOGGER.atInfo().addKeyValue("millis", millis(asked)).log("house has stopped");
    return process.exitValue();
  }

  private void awaitEnd() {
    try {
      if (!process.waitFor(LONGEST_STOP.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new AssertionError("the house does not end: " + lastWords());
      }
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stop);
    }
  }

  private static long millis(long since) {
    return Duration.ofNanos(System.nanoTime() - since).toMillis();
  }

  /// Leaves no process behind, whatever became of it.
  @Override
  public void close() {
    killWithDatabase();
    client.close();
  }
}
