package io.eventops.platform.boot;

import io.eventops.platform.http.Api;
import io.eventops.platform.http.Failures;
import io.eventops.platform.http.Problem;
import io.eventops.platform.http.ProblemType;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// One HTTP event loop; several instances share the port.
final class HttpVerticle extends VerticleBase {
  private static final int LARGEST_HEADERS = 16 * 1024;
  private static final int IDLE_SECONDS = 120;
  private static final int SMALLEST_COMPRESSED = 1024;
  private static final long SWEEP_MS = 500;
  private static final Pattern BROKEN_ESCAPE = Pattern.compile("%(?![0-9a-fA-F]{2})");

  private final HttpLimits limits;
  private final String host;
  private final int port;
  private final AtomicInteger actualPort;
  private final RequestMetrics metrics;
  private final Forwarded forwarded;
  private final Consumer<Router> routes;
  private final ConnectionDeadlines deadlines;
  private @Nullable HttpServer server;

  /// @param port negative: a free one, the same for all who give the same number
  /// @param actualPort told when the port is open
  HttpVerticle(
      HttpLimits limits,
      String host,
      int port,
      AtomicInteger actualPort,
      RequestMetrics metrics,
      Forwarded forwarded,
      Consumer<Router> routes) {
    this.limits = limits;
    this.host = host;
    this.port = port;
    this.actualPort = actualPort;
    this.metrics = metrics;
    this.forwarded = forwarded;
    this.routes = routes;
    this.deadlines = new ConnectionDeadlines(limits.deadlines());
  }

  @Override
  public Future<?> start() {
    Router router = Router.router(vertx);
    router.route().order(-1).handler(this::begin);
    routes.accept(router);
    router
        .route()
        .order(Integer.MAX_VALUE)
        .failureHandler(context -> Api.fail(context, context.failure()));
    for (int status : new int[] {400, 404, 405, 406, 415}) {
      router.errorHandler(status, context -> Api.fail(context, context.failure()));
    }
    HttpServerOptions options =
        new HttpServerOptions()
            .setMaxHeaderSize(LARGEST_HEADERS)
            .setCompressionSupported(true)
            .setCompressionContentSizeThreshold(SMALLEST_COMPRESSED)
            .setHandle100ContinueAutomatically(true)
            .setHttp2ClearTextEnabled(false)
            .setIdleTimeout(IDLE_SECONDS);
    vertx.setPeriodic(SWEEP_MS, _ -> deadlines.closeOverdue(System.nanoTime()));
    HttpServer created =
        vertx
            .createHttpServer(options)
            .connectionHandler(connection -> deadlines.opened(connection, System.nanoTime()))
            .invalidRequestHandler(Failures::refuseInvalid)
            .requestHandler(router);
    server = created;
    return created
        .listen(port, host)
        .onSuccess(listening -> actualPort.set(listening.actualPort()));
  }

  private void begin(RoutingContext context) {
    // identities come from tokens only: what a client claims in a header never reaches a handler
    context.request().headers().remove("event_ops_username");
    forwarded.check(context.request());
    long start = System.nanoTime();
    deadlines.requested(context.request(), start);
    context.addEndHandler(
        _ -> {
          long end = System.nanoTime();
          deadlines.answered(context.request(), end);
          metrics.answered(context, end - start);
        });
    if (BROKEN_ESCAPE.matcher(context.request().uri()).find()) {
      Api.fail(
          context,
          Problem.of(
              ProblemType.MALFORMED_REQUEST,
              "the address holds a % without two hexadecimal digits; write %25 for a percent sign"));
      return;
    }
    context.next();
  }

  /// Accepts no more, and gives the requests in flight their time.
  @Override
  public Future<?> stop() {
    return server == null
        ? Future.succeededFuture()
        : server.shutdown(limits.drain().toMillis(), TimeUnit.MILLISECONDS);
  }
}
