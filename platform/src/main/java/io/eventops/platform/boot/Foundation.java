package io.eventops.platform.boot;

import io.eventops.platform.audit.Audit;
import io.eventops.platform.auth.Revocations;
import io.eventops.platform.auth.Tokens;
import io.eventops.platform.bus.Bus;
import io.eventops.platform.cluster.Cluster;
import io.eventops.platform.cluster.ClusterSettings;
import io.eventops.platform.crypto.Digests;
import io.eventops.platform.crypto.SecretBox;
import io.eventops.platform.http.Api;
import io.eventops.platform.sql.Database;
import io.eventops.platform.sql.IdBlocks;
import io.eventops.platform.thread.Threads;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxBuilder;
import io.vertx.core.VertxOptions;
import io.vertx.micrometer.MetricsDomain;
import io.vertx.micrometer.MicrometerMetricsFactory;
import io.vertx.micrometer.MicrometerMetricsOptions;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Lays the ground of a process, before there are services.
final class Foundation {
  private static final Logger LOGGER = LoggerFactory.getLogger(Foundation.class);
  private static final Duration BETWEEN_ATTEMPTS = Duration.ofMillis(500);
  private static final int NODE_LETTERS = 12;

  private Foundation() {}

  static PrometheusMeterRegistry meters() {
    PrometheusMeterRegistry meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    new JvmMemoryMetrics().bindTo(meters);
    new JvmThreadMetrics().bindTo(meters);
    new ProcessorMetrics().bindTo(meters);
    new UptimeMetrics().bindTo(meters);
    return meters;
  }

  /// @param neighbours the processes to join; null for a process that is alone
  static Cluster cluster(@Nullable ClusterSettings neighbours, PrometheusMeterRegistry meters) {
    VertxBuilder builder = Vertx.builder().withMetrics(new MicrometerMetricsFactory(meters));
    VertxOptions options =
        new VertxOptions()
            .setMetricsOptions(
                new MicrometerMetricsOptions()
                    .setEnabled(true)
                    // requests have a histogram of their own, by route
                    .addDisabledMetricsCategory(MetricsDomain.HTTP_SERVER));
    Cluster cluster =
        neighbours == null
            ? Cluster.alone(builder, options)
            : Cluster.join(builder, options, neighbours);
    meters.gauge("eventops_cluster_members", cluster, Cluster::members);
    return cluster;
  }

  /// @param services names of those that will stand on it
  static Platform lay(
      PlatformConfig config,
      Set<String> services,
      Cluster cluster,
      PrometheusMeterRegistry meters) {
    SecretBox secrets = SecretBox.of(config.secretKey().reveal());
    Vertx vertx = cluster.vertx();
    Database database = Database.open(vertx, config.database());
    Revocations revocations = Revocations.of(database);
    Tokens tokens = new Tokens(vertx, config.tokenSignature(), revocations);
    InstantSource clock = InstantSource.system();
    Health health = new Health();
    health.register("database", () -> database.send("SELECT 1"));
    if (cluster.isShared()) {
      health.register("cluster", () -> membership(cluster));
    }
    return new Platform(
        Digests.token(NODE_LETTERS),
        services,
        vertx,
        cluster.directory(),
        database,
        new IdBlocks(database),
        new Bus(vertx),
        tokens,
        revocations,
        new Api(tokens),
        new Audit(database, clock),
        secrets,
        meters,
        health,
        clock);
  }

  private static Future<String> membership(Cluster cluster) {
    int members = cluster.members();
    return members > 0
        ? Future.succeededFuture(members + (members == 1 ? " member" : " members"))
        : Future.failedFuture("this process is no member of the cluster any more");
  }

  /// Waits until the database is there and migrated: services and database may start in any order.
  ///
  /// @throws RuntimeException the last fault, when the time is over
  static void awaitDatabase(Platform platform, Duration longest) {
    long end = System.nanoTime() + longest.toNanos();
    for (int attempt = 1; ; attempt++) {
      try {
        platform.revocations().refresh();
        return;
      } catch (RuntimeException fault) {
        if (System.nanoTime() > end) {
          throw fault;
        }
        if (attempt == 1) {
          LOGGER
              .atWarn()
              .addKeyValue("fault", String.valueOf(fault.getMessage()))
              .addKeyValue("waiting", longest)
              .log("the database is not ready");
        }
        Threads.await(
            platform.vertx().timer(BETWEEN_ATTEMPTS.toMillis(), TimeUnit.MILLISECONDS),
            BETWEEN_ATTEMPTS.plusSeconds(10));
      }
    }
  }
}
