package io.eventops.platform.boot;

import io.eventops.platform.cluster.Directory;
import io.eventops.platform.http.TestHttp;
import io.eventops.platform.thread.Threads;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/// The real HTTP verticle with routes of a test, on a free port.
public final class TestServer implements AutoCloseable {
  private static final Duration LONGEST = Duration.ofSeconds(20);

  private final Vertx vertx = Vertx.vertx();
  private final AtomicInteger port = new AtomicInteger();
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final String id;
  private final TestHttp http;

  public TestServer(Consumer<Router> routes) {
    this(HttpLimits.DEFAULTS, routes);
  }

  TestServer(HttpLimits limits, Consumer<Router> routes) {
    this.id =
        Threads.await(
            vertx.deployVerticle(
                new HttpVerticle(
                    limits,
                    "127.0.0.1",
                    -1,
                    port,
                    new RequestMetrics(meters),
                    new Forwarded(Directory.empty(), Set.of(), Set.of()),
                    routes)),
            LONGEST);
    this.http = new TestHttp(port.get());
  }

  public Vertx vertx() {
    return vertx;
  }

  public TestHttp http() {
    return http;
  }

  public int port() {
    return port.get();
  }

  SimpleMeterRegistry meters() {
    return meters;
  }

  void stop() {
    Threads.await(vertx.undeploy(id), LONGEST);
  }

  @Override
  public void close() {
    http.close();
    Threads.await(vertx.close(), LONGEST);
  }
}
