package io.eventops.standalone;

import io.eventops.platform.boot.ServiceDefinition;
import io.eventops.platform.boot.ServiceVerticle;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;

/// A service that serves nothing and notes what the others do: it is the last to be asked for its
/// routes, and finds theirs in the router.
final class RouteWitness extends ServiceVerticle {
  private final Set<String> routes = new ConcurrentSkipListSet<>();

  ServiceDefinition<?> service() {
    return new ServiceDefinition<>("route-witness", _ -> this, (witness, _) -> witness);
  }

  @Override
  public void routes(Router router) {
    for (Route route : router.getRoutes()) {
      // those without a path are about every request
      if (route.getPath() != null) {
        Set<HttpMethod> methods = route.methods();
        if (methods == null || methods.isEmpty()) {
          routes.add("ANY " + route.getPath());
        } else {
          methods.forEach(method -> routes.add(method.name() + " " + route.getPath()));
        }
      }
    }
  }

  /// As in `GET /api/event/:id`.
  Set<String> routes() {
    return new TreeSet<>(routes);
  }
}
