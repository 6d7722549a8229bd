package io.eventops.platform.boot;

import io.eventops.model.message.gateway.TokensRevoked;
import io.eventops.platform.cluster.ClusterSettings;
import io.eventops.platform.cluster.Endpoint;
import io.eventops.platform.settings.Settings;
import io.eventops.platform.thread.Recurring;
import io.eventops.platform.thread.Threads;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Services that run in this JVM, from their start to their stop.
@SuppressWarnings("AvoidCommonTypeNames") // it is one; nobody here starts an operating system's
public final class Process implements AutoCloseable {
  private static final Logger LOGGER = LoggerFactory.getLogger(Process.class);
  private static final Duration LONGEST_START = Duration.ofSeconds(60);
  private static final Duration LONGEST_STOP = Duration.ofSeconds(30);
  private static final Duration REVOCATION_REFRESH = Duration.ofSeconds(1);

  /// At the stop: until nobody sends requests here any more.
  private static final Duration WITHDRAWAL = Duration.ofMillis(500);

  private final Platform platform;
  private final PlatformConfig config;
  private final PrometheusMeterRegistry meters;
  private final AtomicInteger port = new AtomicInteger();
  private final AtomicInteger managementPort;
  private final List<Recurring> jobs = new ArrayList<>();
  private final List<ServiceVerticle> services = new ArrayList<>();
  private final List<String> serviceIds = new ArrayList<>();
  private final List<String> serverIds = new ArrayList<>();

  private Process(Platform platform, PlatformConfig config, PrometheusMeterRegistry meters) {
    this.platform = platform;
    this.config = config;
    this.meters = meters;
    this.managementPort = config.managementPort() < 0 ? port : new AtomicInteger();
  }

  /// All services that there are, in one process: it is alone.
  public static Process start(Settings settings, List<ServiceDefinition<?>> services) {
    return start(settings, null, services);
  }

  /// Some services, in a process that shares the work with others: the settings say with whom.
  public static Process join(Settings settings, List<ServiceDefinition<?>> services) {
    return start(settings, ClusterSettings.from(settings), services);
  }

  /// Reads all settings, reports their mistakes together, waits for the database, then starts the
  /// services in order and, when all run, listens.
  private static Process start(
      Settings settings,
      @Nullable ClusterSettings neighbours,
      List<ServiceDefinition<?>> services) {
    PlatformConfig config = PlatformConfig.from(settings);
    List<Function<Platform, ServiceVerticle>> configured = new ArrayList<>();
    for (ServiceDefinition<?> service : services) {
      configured.add(service.configured(settings));
    }
    settings.check();
    PrometheusMeterRegistry meters = Foundation.meters();
    Set<String> names =
        services.stream().map(ServiceDefinition::name).collect(Collectors.toUnmodifiableSet());
    Platform platform =
        Foundation.lay(config, names, Foundation.cluster(neighbours, meters), meters);
    Process process = new Process(platform, config, meters);
    try {
      process.run(configured);
      if (neighbours != null) {
        Endpoint endpoint = new Endpoint(platform.node(), neighbours.host(), process.port());
        platform.directory().announce(endpoint, names);
      }
      return process;
    } catch (RuntimeException fault) {
      process.close();
      throw fault;
    }
  }

  private void run(List<Function<Platform, ServiceVerticle>> configured) {
    Vertx vertx = platform.vertx();
    Foundation.awaitDatabase(platform, config.databaseWait());
    Recurring refresh =
        Recurring.start("revocations", REVOCATION_REFRESH, () -> platform.revocations().refresh());
    jobs.add(refresh);
    platform.bus().consume(TokensRevoked.ADDRESS, _ -> refresh.wake());
    for (Function<Platform, ServiceVerticle> service : configured) {
      ServiceVerticle verticle = service.apply(platform);
      serviceIds.add(Threads.await(vertx.deployVerticle(verticle), LONGEST_START));
      services.add(verticle);
    }
    Consumer<Router> management = router -> Management.routes(router, meters, platform.health());
    boolean shared = config.managementPort() < 0;
    if (!shared) {
      listen(config.managementPort(), managementPort, 1, management);
    }
    listen(
        config.port(),
        port,
        Runtime.getRuntime().availableProcessors(),
        router -> {
          if (shared) {
            management.accept(router);
          }
          services.forEach(verticle -> verticle.routes(router));
        });
    LOGGER
        .atInfo()
        .addKeyValue("host", config.host())
        .addKeyValue("port", port.get())
        .addKeyValue("node", platform.node())
        .log("listening");
  }

  private void listen(int wanted, AtomicInteger actual, int instances, Consumer<Router> routes) {
    int shared = wanted == 0 ? -1 - serverIds.size() : wanted;
    RequestMetrics metrics = new RequestMetrics(meters);
    Forwarded forwarded =
        new Forwarded(platform.directory(), platform.services(), config.trustedProxies());
    for (int i = 0; i < instances; i++) {
      HttpVerticle server =
          new HttpVerticle(
              HttpLimits.DEFAULTS, config.host(), shared, actual, metrics, forwarded, routes);
      serverIds.add(Threads.await(platform.vertx().deployVerticle(server), LONGEST_START));
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

  /// Stops accepting, lets requests in flight end, lets the services release what they hold, last
  /// started first, closes everything.
  @Override
  public void close() {
    platform.health().drain();
    Vertx vertx = platform.vertx();
    leaveDirectory();
    step("servers", Future.join(serverIds.stream().map(vertx::undeploy).toList()));
    for (String service : serviceIds.reversed()) {
      step("service", vertx.undeploy(service));
    }
    jobs.forEach(Recurring::close);
    step("rest", vertx.close());
    LOGGER.atInfo().addKeyValue("node", platform.node()).log("stopped");
  }

  private void leaveDirectory() {
    if (platform.vertx().isClustered()) {
      platform.directory().withdraw();
      step("directory", platform.vertx().timer(WITHDRAWAL.toMillis(), TimeUnit.MILLISECONDS));
    }
  }

  /// One part that does not stop must not keep the others from it.
  private static void step(String part, Future<?> stopped) {
    try {
      Threads.await(stopped, LONGEST_STOP);
    } catch (RuntimeException fault) {
      LOGGER.atWarn().addKeyValue("part", part).setCause(fault).log("did not stop cleanly");
    }
  }
}
