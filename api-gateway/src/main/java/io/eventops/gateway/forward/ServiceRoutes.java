package io.eventops.gateway.forward;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Which service answers which path.
public final class ServiceRoutes {
  private static final List<Route> ROUTES =
      List.of(
          new Route("/api/event/[^/]+/explain/?", "trigger-engine"),
          new Route("/api/event(/.*)?", "event-ingest"),
          new Route("/api/trigger-definition(/.*)?", "trigger-engine"),
          new Route("/api/(pipeline|pipeline-definition|actuator)(/.*)?", "pipeline-runner"));

  private static final Pattern FOR_SCRIPTS = Pattern.compile("/api/pipeline/callback/?");

  private ServiceRoutes() {}

  private record Route(Pattern path, String service) {
    Route(String path, String service) {
      this(Pattern.compile(path), service);
    }
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
