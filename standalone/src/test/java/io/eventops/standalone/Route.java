package io.eventops.standalone;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/// A route that a house says it serves.
///
/// @param path with its parameters in braces
/// @param open whether it wants no token
record Route(String method, String path, boolean open, boolean takesBody) {

  /// What `/openapi.yaml` of the house lists.
  static List<Route> of(House house) {
    String yaml = house.stranger().get("/openapi.yaml").body();
    Map<?, ?> document = (Map<?, ?>) new Load(LoadSettings.builder().build()).loadFromString(yaml);
    List<Route> routes = new ArrayList<>();
    ((Map<?, ?>) Objects.requireNonNull(document.get("paths")))
        .forEach(
            (path, item) ->
                ((Map<?, ?>) item)
                    .forEach(
                        (method, operation) ->
                            routes.add(of((String) path, (String) method, (Map<?, ?>) operation))));
    return List.copyOf(routes);
  }

  private static Route of(String path, String method, Map<?, ?> operation) {
    return new Route(
        method.toUpperCase(Locale.ROOT),
        path,
        operation.get("security") instanceof List<?> demands && demands.isEmpty(),
        operation.containsKey("requestBody"));
  }

  String name() {
    return method + " " + path;
  }

  /// The address of an object that nobody has.
  String ofNothing() {
    return path.replaceAll("\\{[a-zA-Z]*[iI]d}", "999999999")
        .replaceAll("\\{[a-zA-Z]+}", "nothing");
  }

  Reply call(Caller caller, String address, BodyPublisher body, String... headers) {
    HttpRequest.Builder request = caller.request(address).method(method, body);
    if (headers.length > 0) {
      request.headers(headers);
    }
    return caller.send(request);
  }
}
