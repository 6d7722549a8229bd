package io.eventops.platform.boot;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;

/// `/metrics`, `/health/live` and `/health/ready`.
final class Management {
  private Management() {}

  static void routes(Router router, PrometheusMeterRegistry meters, Health health) {
    router
        .get("/metrics")
        .handler(
            context ->
                context
                    .response()
                    .putHeader("Content-Type", "text/plain; version=0.0.4; charset=utf-8")
                    .end(meters.scrape()));
    router
        .get("/health/live")
        .handler(context -> context.json(new JsonObject().put("status", "up")));
    router
        .get("/health/ready")
        .handler(
            context ->
                health
                    .readiness()
                    .onSuccess(
                        readiness -> {
                          context.response().setStatusCode(readiness.ready() ? 200 : 503);
                          context.json(readiness.toJson());
                        }));
  }
}
