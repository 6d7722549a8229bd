package io.eventops.standalone.suite;

import io.eventops.database.CacheDirectory;
import io.eventops.database.DatabaseAddress;
import io.eventops.database.DatabaseSettings;
import io.eventops.database.EmbeddedDatabase;
import io.eventops.database.FreePort;
import io.eventops.migrations.Migrator;
import io.eventops.standalone.DataDirectory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// The services as processes on this machine: a cluster on the loopback interface, an embedded
/// database, and api-gateway in front.
public final class Suite implements AutoCloseable {
  private static final String GATEWAY = "api-gateway";
  private static final List<String> SCALED =
      List.of("pipeline-runner", "trigger-engine", "event-ingest");

  /// A path of each service, which answers 401 when somebody is there.
  private static final List<String> PROBES =
      List.of("/api/event/", "/api/trigger-definition/", "/api/pipeline/");

  private static final Duration LONGEST_START = Duration.ofMinutes(2);
  private static final Duration LONGEST_STOP = Duration.ofSeconds(40);
  private static final Duration BETWEEN_PROBES = Duration.ofMillis(100);

  private final DataDirectory data;
  private final EmbeddedDatabase database;
  private final String address;
  private final List<ServiceProcess> processes = new ArrayList<>();

  private Suite(DataDirectory data, EmbeddedDatabase database, String address) {
    this.data = data;
    this.database = database;
    this.address = address;
  }

  /// Returns when every service answers through api-gateway.
  ///
  /// @param settings for all services, over those that the suite needs
  public static Suite start(SuiteOptions options, Programs programs, Map<String, String> settings) {
    DataDirectory data = DataDirectory.open(options.data());
    data.announce(null);
    EmbeddedDatabase database =
        EmbeddedDatabase.start(
            data.database(), DatabaseSettings.standard(CacheDirectory.standard()));
    int port = options.port() == 0 ? FreePort.pick() : options.port();
    Suite suite = new Suite(data, database, "http://127.0.0.1:" + port);
    try {
      DatabaseAddress at = database.address();
      Migrator.migrate(at.host(), at.port(), at.database(), at.user(), at.password());
      suite.startProcesses(options.instances(), port, programs, settings);
      suite.awaitReady();
      data.announce(suite.address);
      return suite;
    } catch (RuntimeException fault) {
      suite.close();
      throw fault;
    }
  }

  private void startProcesses(
      int instances, int port, Programs programs, Map<String, String> settings) {
    int count = 1 + instances * SCALED.size();
    List<Integer> clusterPorts = Stream.generate(FreePort::pick).limit(count).toList();
    Map<String, String> common = new HashMap<>(common(clusterPorts));
    common.putAll(settings);
    int next = 0;
    for (String service : SCALED) {
      for (int i = 1; i <= instances; i++) {
        start(service, i, programs, common, clusterPorts.get(next++), 0);
      }
    }
    start(GATEWAY, 1, programs, common, clusterPorts.get(next), port);
  }

  private Map<String, String> common(List<Integer> clusterPorts) {
    DatabaseAddress at = database.address();
    return Map.ofEntries(
        Map.entry("EVENTOPS_HOST", "127.0.0.1"),
        Map.entry("EVENTOPS_MANAGEMENT_PORT", "0"),
        Map.entry("EVENTOPS_CLUSTER_HOST", "127.0.0.1"),
        Map.entry(
            "EVENTOPS_CLUSTER_MEMBERS",
            String.join(",", clusterPorts.stream().map(port -> "127.0.0.1:" + port).toList())),
        // two suites on one machine stay apart
        Map.entry("EVENTOPS_CLUSTER_NAME", "suite-" + clusterPorts.getFirst()),
        Map.entry("EVENTOPS_CALLBACK_ADDRESS", address),
        Map.entry("EVENTOPS_LOCAL_ACTUATOR", "true"),
        Map.entry("EVENTOPS_DATA_DIRECTORY", data.path().toString()),
        Map.entry("EVENTOPS_LOGIN_TOKEN_SIGNATURE", data.secret("token-signature")),
        Map.entry("EVENTOPS_SECRET_KEY", data.secret("secret-key")),
        Map.entry("MYSQL_ADDRESS", at.host()),
        Map.entry("MYSQL_PORT", Integer.toString(at.port())),
        Map.entry("MYSQL_DB", at.database()),
        Map.entry("MYSQL_USER", at.user()),
        Map.entry("MYSQL_PASSWORD", at.password()));
  }

  private void start(
      String service,
      int instance,
      Programs programs,
      Map<String, String> common,
      int clusterPort,
      int port) {
    Map<String, String> environment = new HashMap<>(common);
    environment.put("EVENTOPS_CLUSTER_PORT", Integer.toString(clusterPort));
    environment.put("EVENTOPS_PORT", Integer.toString(port));
    Path log = data.path().resolve("service-logs").resolve(service + "-" + instance + ".log");
    try {
      Files.createDirectories(log.getParent());
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
    processes.add(ServiceProcess.start(service, programs.command(service), environment, log));
  }

  private void awaitReady() {
    long end = System.nanoTime() + LONGEST_START.toNanos();
    try (HttpClient client = HttpClient.newHttpClient()) {
      for (String path : PROBES) {
        while (!answers(client, path)) {
          checkAlive();
          if (System.nanoTime() > end) {
            throw new IllegalStateException(
                "nobody answers "
                    + path
                    + " after "
                    + LONGEST_START.toSeconds()
                    + " s; see "
                    + data.path().resolve("service-logs"));
          }
          Thread.sleep(BETWEEN_PROBES);
        }
      }
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while the services start", stop);
    }
  }

  private boolean answers(HttpClient client, String path) throws InterruptedException {
    try {
      return client
              .send(
                  HttpRequest.newBuilder(URI.create(address + path))
                      .timeout(Duration.ofSeconds(10))
                      .build(),
                  HttpResponse.BodyHandlers.discarding())
              .statusCode()
          == 401;
    } catch (IOException nobodyYet) {
      return false;
    }
  }

  private void checkAlive() {
    for (ServiceProcess process : processes) {
      if (!process.isAlive()) {
        throw new IllegalStateException(process.service() + " did not start, see " + process.log());
      }
    }
  }

  /// Where api-gateway serves, as in `http://127.0.0.1:8080`.
  public String address() {
    return address;
  }

  /// The processes of one service.
  public List<ServiceProcess> of(String service) {
    return processes.stream().filter(process -> process.service().equals(service)).toList();
  }

  public DatabaseAddress database() {
    return database.address();
  }

  /// From now on it closes in order when the JVM is told to end. Before, only its database does.
  void closeWithJvm() {
    Runtime.getRuntime().addShutdownHook(new Thread(this::close, "shutdown"));
    database.endWithoutJvm();
  }

  /// Stops the front door first, so that nothing new comes in, and the database last.
  @Override
  public void close() {
    data.announce(null);
    for (ServiceProcess process : processes.reversed()) {
      process.terminate();
    }
    processes.forEach(process -> process.await(LONGEST_STOP));
    database.close();
  }
}
