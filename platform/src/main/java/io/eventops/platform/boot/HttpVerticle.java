package io.eventops.platform.boot;

import io.eventops.platform.http.Api;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/// One HTTP event loop; several instances share the port.
final class HttpVerticle extends VerticleBase {
  private static final int LARGEST_HEADERS = 16 * 1024;
  private static final int IDLE_SECONDS = 120;

  private final String host;
  private final AtomicInteger port;
  private final Consumer<Router> routes;

  /// @param port the port to listen on; when 0, it is replaced by the free port that was taken
  HttpVerticle(String host, AtomicInteger port, Consumer<Router> routes) {
    this.host = host;
    this.port = port;
    this.routes = routes;
  }

  @Override
  public Future<?> start() {
    Router router = Router.router(vertx);
    // identities come from tokens only: what a client claims in a header never reaches a handler
    router
        .route()
        .order(-1)
        .handler(
            context -> {
              context.request().headers().remove("event_ops_username");
              context.next();
            });
    routes.accept(router);
    for (int status : new int[] {400, 404, 405, 413, 500}) {
      router.errorHandler(status, context -> Api.fail(context, context.failure()));
    }
    HttpServerOptions options =
        new HttpServerOptions()
            .setMaxHeaderSize(LARGEST_HEADERS)
            .setCompressionSupported(true)
            .setIdleTimeout(IDLE_SECONDS);
    return vertx
        .createHttpServer(options)
        .requestHandler(router)
        .listen(port.get(), host)
        .onSuccess(server -> port.set(server.actualPort()));
  }
}
