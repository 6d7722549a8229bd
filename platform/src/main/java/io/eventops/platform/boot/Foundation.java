package io.eventops.platform.boot;

import io.eventops.platform.audit.Audit;
import io.eventops.platform.auth.Revocations;
import io.eventops.platform.auth.Tokens;
import io.eventops.platform.bus.Bus;
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
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.micrometer.MetricsDomain;
import io.vertx.micrometer.MicrometerMetricsFactory;
import io.vertx.micrometer.MicrometerMetricsOptions;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
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

  static Platform lay(PlatformConfig config, PrometheusMeterRegistry meters) {
    SecretBox secrets = SecretBox.of(config.secretKey().reveal());
    Vertx vertx =
        Vertx.builder()
            .withMetrics(new MicrometerMetricsFactory(meters))
            .with(
                new VertxOptions()
                    .setMetricsOptions(
                        new MicrometerMetricsOptions()
                            .setEnabled(true)
                            // requests have a histogram of their own, by route
                            .addDisabledMetricsCategory(MetricsDomain.HTTP_SERVER)))
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
        secrets,
        meters,
        health,
        clock);
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
