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
import io.eventops.platform.settings.Settings;
import io.eventops.trigger.TriggerEngineVerticle;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A running installation in one process.
public final class Standalone implements AutoCloseable {
  private static final List<ServiceDefinition<?>> SERVICES =
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

  /// Starts the database (unless the environment names another one), migrates it, and serves.
  ///
  /// @param environment settings; what they leave out gets a value that suits one machine
  static Standalone start(StandaloneOptions options, Map<String, String> environment) {
    DataDirectory data = DataDirectory.open(options.data());
    data.announce(null);
    Map<String, String> settings = new HashMap<>(environment);
    options.host().ifPresent(host -> settings.put("EVENTOPS_HOST", host));
    options.port().ifPresent(port -> settings.put("EVENTOPS_PORT", Integer.toString(port)));
    settings.putIfAbsent("EVENTOPS_HOST", "127.0.0.1");
    // tasks are told the address before the server listens
    settings.computeIfPresent(
        "EVENTOPS_PORT",
        (_, port) -> port.equals("0") ? Integer.toString(FreePort.pick()) : port);
    settings.putIfAbsent("EVENTOPS_PORT", "8080");
    settings.putIfAbsent("EVENTOPS_MANAGEMENT_PORT", "-1");
    String address =
        "http://" + reachable(settings.get("EVENTOPS_HOST")) + ":" + settings.get("EVENTOPS_PORT");
    settings.putIfAbsent("EVENTOPS_CALLBACK_ADDRESS", address);
    settings.putIfAbsent("EVENTOPS_LOCAL_ACTUATOR", "true");
    settings.putIfAbsent("EVENTOPS_DATA_DIRECTORY", data.path().toString());
    settings.putIfAbsent("EVENTOPS_LOGIN_TOKEN_SIGNATURE", data.secret("token-signature"));
    settings.putIfAbsent("EVENTOPS_SECRET_KEY", data.secret("secret-key"));
    EmbeddedDatabase database =
        settings.containsKey("MYSQL_ADDRESS") ? null : embedded(data, settings);
    try {
      migrate(settings);
      Process process = Process.start(Settings.of(settings, data.configFile()), SERVICES);
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

  private static EmbeddedDatabase embedded(DataDirectory data, Map<String, String> settings) {
    EmbeddedDatabase database =
        EmbeddedDatabase.start(
            data.database(),
            DatabaseSettings.standard(CacheDirectory.standard()).withEndsWithJvm(false));
    var address = database.address();
    settings.put("MYSQL_ADDRESS", address.host());
    settings.put("MYSQL_PORT", Integer.toString(address.port()));
    settings.put("MYSQL_DB", address.database());
    settings.put("MYSQL_USER", address.user());
    settings.put("MYSQL_PASSWORD", address.password());
    return database;
  }

  private static void migrate(Map<String, String> settings) {
    Migrator.migrate(
        settings.getOrDefault("MYSQL_ADDRESS", ""),
        Integer.parseInt(settings.getOrDefault("MYSQL_PORT", "3306")),
        settings.getOrDefault("MYSQL_DB", "eventops"),
        settings.getOrDefault("MYSQL_USER", ""),
        settings.getOrDefault("MYSQL_PASSWORD", ""));
  }

  /// An address that a client can use when the server listens on all.
  private static String reachable(@Nullable String host) {
    return host == null || host.equals("0.0.0.0") || host.equals("::") ? "127.0.0.1" : host;
  }

  /// Where it serves, as in `http://127.0.0.1:8080`.
  String address() {
    return address;
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
