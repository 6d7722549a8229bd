package io.eventops.gateway.forward;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Which service answers which path.
public final class ServiceRoutes {
  private static final List<Route> ROUTES =
      List.of(
          new Route("/api/event/:id/explain", "/api/event/[^/]+/explain/?", "trigger-engine"),
          new Route("/api/event/*", "/api/event(/.*)?", "event-ingest"),
          new Route("/api/trigger-definition/*", "/api/trigger-definition(/.*)?", "trigger-engine"),
          new Route("/api/pipeline/*", "/api/pipeline(/.*)?", "pipeline-runner"),
          new Route(
              "/api/pipeline-definition/*", "/api/pipeline-definition(/.*)?", "pipeline-runner"),
          new Route("/api/actuator/*", "/api/actuator(/.*)?", "pipeline-runner"));

  private static final Pattern FOR_SCRIPTS = Pattern.compile("/api/pipeline/callback/?");

  private ServiceRoutes() {}

  /// @param template the same paths as routers write them
  private record Route(String template, Pattern path, String service) {
    Route(String template, String path, String service) {
      this(template, Pattern.compile(path), service);
    }
  }

  /// What other services than these answer, as routers write it.
  public static List<String> templatesWithout(Set<String> services) {
    return ROUTES.stream()
        .filter(route -> !services.contains(route.service()))
        .map(Route::template)
        .toList();
  }

  /// @param path of a request, normalized
  public static Optional<String> serviceOf(String path) {
    return ROUTES.stream()
        .filter(route -> route.path().matcher(path).matches())
        .map(Route::service)
        .findFirst();
  }

  /// Whether shell scripts call the path, which are told in one word what is wrong.
  ///
  /// @param path of a request, normalized
  public static boolean isForScripts(String path) {
    return FOR_SCRIPTS.matcher(path).matches();
  }
}
