package io.eventops.standalone;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.util.List;

/// A route that a house says it serves.
///
/// @param path with its parameters in braces
/// @param open whether it wants no token
record Route(String method, String path, boolean open, boolean takesBody, boolean needsBody) {

  /// What `/openapi.yaml` of the house lists.
  static List<Route> of(House house) {
    return ApiDocument.read(house.stranger().get("/openapi.yaml").body()).operations().stream()
        .map(
            operation ->
                new Route(
                    operation.method(),
                    operation.path(),
                    operation.open(),
                    operation.body().isPresent(),
                    operation.needsBody()))
        .toList();
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
