package io.eventops.standalone;

import io.eventops.database.CacheDirectory;
import io.eventops.database.DatabaseSettings;
import io.eventops.database.EmbeddedDatabase;
import io.eventops.database.FreePort;
import io.eventops.gateway.ApiGatewayVerticle;
import io.eventops.ingest.EventIngestVerticle;
import io.eventops.migrations.Migrator;
import io.eventops.pipeline.PipelineRunnerVerticle;
import io.eventops.platform.boot.Process;
import io.eventops.platform.boot.ServiceDefinition;
import io.eventops.trigger.TriggerEngineVerticle;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A running installation in one process.
public final class Standalone implements AutoCloseable {
  static final List<ServiceDefinition<?>> SERVICES =
      List.of(
          ApiGatewayVerticle.SERVICE,
          PipelineRunnerVerticle.SERVICE,
          TriggerEngineVerticle.SERVICE,
          EventIngestVerticle.SERVICE);

  private final DataDirectory data;
  private final @Nullable EmbeddedDatabase database;
  private final Process process;
  private final String address;

  private Standalone(
      DataDirectory data, @Nullable EmbeddedDatabase database, Process process, String address) {
    this.data = data;
    this.database = database;
    this.process = process;
    this.address = address;
  }

  /// Starts the database (unless the settings name another one), migrates it, and serves.
  ///
  /// @param environment settings, stronger than the file; what both leave out gets a value that
  ///     suits one machine
  static Standalone start(StandaloneOptions options, Map<String, String> environment) {
    return start(options, environment, SERVICES);
  }

  /// @param services in the order of their start
  static Standalone start(
      StandaloneOptions options,
      Map<String, String> environment,
      List<ServiceDefinition<?>> services) {
    DataDirectory data = DataDirectory.open(options.data());
    data.announce(null);
    StandaloneSettings settings =
        new StandaloneSettings(environment, options.configFile().orElseGet(data::configFile));
    options.host().ifPresent(host -> settings.set("EVENTOPS_HOST", host));
    options.port().ifPresent(port -> settings.set("EVENTOPS_PORT", Integer.toString(port)));
    String address = suppose(settings, data);
    EmbeddedDatabase database =
        settings.has("mysql.address", "MYSQL_ADDRESS") ? null : embedded(data, settings);
    try {
      migrate(settings);
      Process process = Process.start(settings.read(), services);
      Standalone running = new Standalone(data, database, process, address);
      data.announce(address);
      return running;
    } catch (RuntimeException fault) {
      if (database != null) {
        database.close();
      }
      throw fault;
    }
  }

  /// @return where it will serve
  private static String suppose(StandaloneSettings settings, DataDirectory data) {
    settings.suppose("host", "EVENTOPS_HOST", "127.0.0.1");
    settings.suppose("port", "EVENTOPS_PORT", "8080");
    if (settings.text("port", "EVENTOPS_PORT").equals("0")) {
      // tasks are told the address before the server listens
      settings.set("EVENTOPS_PORT", Integer.toString(FreePort.pick()));
    }
    String address =
        "http://"
            + reachable(settings.text("host", "EVENTOPS_HOST"))
            + ":"
            + settings.text("port", "EVENTOPS_PORT");
    settings.suppose("managementPort", "EVENTOPS_MANAGEMENT_PORT", "-1");
    settings.suppose("callbackAddress", "EVENTOPS_CALLBACK_ADDRESS", address);
    settings.suppose("runner.localActuator", "EVENTOPS_LOCAL_ACTUATOR", "true");
    settings.suppose("dataDirectory", "EVENTOPS_DATA_DIRECTORY", data.path().toString());
    settings.supposeSecret(
        "uc.loginTokenSignature",
        "EVENTOPS_LOGIN_TOKEN_SIGNATURE",
        () -> data.secret("token-signature"));
    settings.supposeSecret("secretKey", "EVENTOPS_SECRET_KEY", () -> data.secret("secret-key"));
    return address;
  }

  private static EmbeddedDatabase embedded(DataDirectory data, StandaloneSettings settings) {
    EmbeddedDatabase database =
        EmbeddedDatabase.start(
            data.database(), DatabaseSettings.standard(CacheDirectory.standard()));
    // its directory is locked and its server new: nobody who had a lease can reach it any more
    settings.suppose("runner.alone", "EVENTOPS_RUNNER_ALONE", "true");
    var address = database.address();
    settings.set("MYSQL_ADDRESS", address.host());
    settings.set("MYSQL_PORT", Integer.toString(address.port()));
    settings.set("MYSQL_DB", address.database());
    settings.set("MYSQL_USER", address.user());
    settings.set("MYSQL_PASSWORD", address.password());
    return database;
  }

  private static void migrate(StandaloneSettings settings) {
    var database = settings.database();
    Migrator.migrate(
        database.host(),
        database.port(),
        database.database(),
        database.user(),
        database.password().reveal());
  }

  /// An address that a client can use when the server listens on all.
  private static String reachable(String host) {
    return host.equals("0.0.0.0") || host.equals("::") ? "127.0.0.1" : host;
  }

  /// Where it serves, as in `http://127.0.0.1:8080`.
  String address() {
    return address;
  }

  /// From now on it closes in order when the JVM is told to end. Before, only its database does.
  void closeWithJvm() {
    Runtime.getRuntime().addShutdownHook(new Thread(this::close, "shutdown"));
    if (database != null) {
      database.endWithoutJvm();
    }
  }

  @Override
  public void close() {
    data.announce(null);
    try {
      process.close();
    } finally {
      if (database != null) {
        database.close();
      }
    }
  }
}
