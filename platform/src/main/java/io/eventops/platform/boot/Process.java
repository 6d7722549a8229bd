package io.eventops.platform.boot;

import io.eventops.platform.audit.Audit;
import io.eventops.platform.auth.Revocations;
import io.eventops.platform.auth.Tokens;
import io.eventops.platform.bus.Bus;
import io.eventops.platform.crypto.Digests;
import io.eventops.platform.crypto.SecretBox;
import io.eventops.platform.http.Api;
import io.eventops.platform.settings.Settings;
import io.eventops.platform.sql.Database;
import io.eventops.platform.sql.IdBlocks;
import io.eventops.platform.thread.Recurring;
import io.eventops.platform.thread.Threads;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.vertx.micrometer.MicrometerMetricsFactory;
import io.vertx.micrometer.MicrometerMetricsOptions;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Services that run in this JVM, from their start to their stop.
@SuppressWarnings("AvoidCommonTypeNames") // it is one; nobody here starts an operating system's
public final class Process implements AutoCloseable {
  private static final Logger LOGGER = LoggerFactory.getLogger(Process.class);
  private static final Duration LONGEST_START = Duration.ofSeconds(60);
  private static final Duration LONGEST_STOP = Duration.ofSeconds(30);
  private static final Duration REVOCATION_REFRESH = Duration.ofSeconds(1);
  private static final int NODE_LETTERS = 12;

  private final Platform platform;
  private final Recurring revocations;
  private final AtomicInteger port;
  private final AtomicInteger managementPort;

  private Process(
      Platform platform, Recurring revocations, AtomicInteger port, AtomicInteger managementPort) {
    this.platform = platform;
    this.revocations = revocations;
    this.port = port;
    this.managementPort = managementPort;
  }

  /// Reads all settings, reports their mistakes together, then starts the services in order and,
  /// when all run, listens.
  public static Process start(Settings settings, List<ServiceDefinition<?>> services) {
    PlatformConfig config = PlatformConfig.from(settings);
    List<Function<Platform, ServiceVerticle>> configured = new ArrayList<>();
    for (ServiceDefinition<?> service : services) {
      configured.add(service.configured(settings));
    }
    settings.check();
    PrometheusMeterRegistry meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    new JvmMemoryMetrics().bindTo(meters);
    new ProcessorMetrics().bindTo(meters);
    Platform platform = platform(config, meters);
    try {
      return start(platform, config, meters, configured);
    } catch (RuntimeException fault) {
      Threads.await(platform.vertx().close(), LONGEST_STOP);
      throw fault;
    }
  }

  private static Platform platform(PlatformConfig config, PrometheusMeterRegistry meters) {
    Vertx vertx =
        Vertx.builder()
            .withMetrics(new MicrometerMetricsFactory(meters))
            .with(
                new io.vertx.core.VertxOptions()
                    .setMetricsOptions(new MicrometerMetricsOptions().setEnabled(true)))
            .build();
    Database database = Database.open(vertx, config.database());
    Revocations revocations = Revocations.of(database);
    Tokens tokens = new Tokens(vertx, config.tokenSignature(), revocations);
    InstantSource clock = InstantSource.system();
    Health health = new Health();
    health.register("database", () -> database.send("SELECT 1"));
    return new Platform(
        Digests.token(NODE_LETTERS),
        vertx,
        database,
        new IdBlocks(database),
        new Bus(vertx),
        tokens,
        revocations,
        new Api(tokens),
        new Audit(database, clock),
        SecretBox.of(config.secretKey().reveal()),
        meters,
        health,
        clock);
  }

  private static Process start(
      Platform platform,
      PlatformConfig config,
      PrometheusMeterRegistry meters,
      List<Function<Platform, ServiceVerticle>> services) {
    Vertx vertx = platform.vertx();
    platform.revocations().refresh();
    Recurring refresh =
        Recurring.start("revocations", REVOCATION_REFRESH, () -> platform.revocations().refresh());
    List<ServiceVerticle> verticles = new ArrayList<>();
    for (Function<Platform, ServiceVerticle> service : services) {
      ServiceVerticle verticle = service.apply(platform);
      Threads.await(vertx.deployVerticle(verticle), LONGEST_START);
      verticles.add(verticle);
    }
    Consumer<Router> management = router -> Management.routes(router, meters, platform.health());
    boolean shared = config.managementPort() < 0;
    AtomicInteger port = new AtomicInteger(config.port());
    AtomicInteger managementPort = shared ? port : new AtomicInteger(config.managementPort());
    if (!shared) {
      listen(vertx, config.host(), managementPort, 1, management);
    }
    listen(
        vertx,
        config.host(),
        port,
        Runtime.getRuntime().availableProcessors(),
        router -> {
          if (shared) {
            management.accept(router);
          }
          verticles.forEach(verticle -> verticle.routes(router));
        });
    LOGGER
        .atInfo()
        .addKeyValue("host", config.host())
        .addKeyValue("port", port.get())
        .addKeyValue("node", platform.node())
        .log("listening");
    return new Process(platform, refresh, port, managementPort);
  }

  private static void listen(
      Vertx vertx, String host, AtomicInteger port, int instances, Consumer<Router> routes) {
    for (int i = 0; i < instances; i++) {
      Threads.await(
          vertx.deployVerticle(new HttpVerticle(host, port, routes), new DeploymentOptions()),
          LONGEST_START);
    }
  }

  public Platform platform() {
    return platform;
  }

  /// The port of the API.
  public int port() {
    return port.get();
  }

  public int managementPort() {
    return managementPort.get();
  }

  /// Stops accepting, lets the services release what they hold, closes everything.
  @Override
  public void close() {
    platform.health().drain();
    revocations.close();
    Threads.await(platform.vertx().close(), LONGEST_STOP);
    LOGGER.atInfo().addKeyValue("node", platform.node()).log("stopped");
  }
}
