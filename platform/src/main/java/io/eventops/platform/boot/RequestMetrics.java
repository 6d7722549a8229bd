package io.eventops.platform.boot;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/// `eventops_http_request_duration_seconds` by route template, method and status. The labels take
/// few values, whatever clients send.
final class RequestMetrics {
  private static final Duration[] BUCKETS =
      java.util.stream.LongStream.of(2, 5, 10, 25, 50, 100, 250, 500, 1000, 2500, 5000, 10_000)
          .mapToObj(Duration::ofMillis)
          .toArray(Duration[]::new);
  private static final Set<String> METHODS =
      Set.of("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS");

  private final MeterRegistry meters;
  private final Map<Labels, Timer> timers = new ConcurrentHashMap<>();

  RequestMetrics(MeterRegistry meters) {
    this.meters = meters;
  }

  private record Labels(String route, String method, int status) {}

  void answered(RoutingContext context, long nanos) {
    String method = context.request().method().name();
    Labels labels =
        new Labels(
            route(context),
            METHODS.contains(method) ? method : "other",
            context.response().getStatusCode());
    timers.computeIfAbsent(labels, this::timer).record(nanos, TimeUnit.NANOSECONDS);
  }

  private static String route(RoutingContext context) {
    Route route = context.currentRoute();
    String path = route == null ? null : route.getPath();
    return path == null ? "none" : path;
  }

  private Timer timer(Labels labels) {
    return Timer.builder("eventops.http.request.duration")
        .description("From the end of the request's headers to the end of the answer")
        .tag("route", labels.route)
        .tag("method", labels.method)
        .tag("status", Integer.toString(labels.status))
        .serviceLevelObjectives(BUCKETS)
        .register(meters);
  }
}
