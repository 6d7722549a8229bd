package io.eventops.standalone;

import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// An operation of the OpenAPI document, with every reference followed that is not in a schema.
///
/// @param method in capital letters
/// @param path as in `/api/event/{id}`
/// @param open whether it needs no token
/// @param responses by status
record ApiOperation(
    String id,
    String method,
    String path,
    boolean open,
    JsonObject definition,
    List<JsonObject> parameters,
    Optional<JsonObject> body,
    Map<Integer, JsonObject> responses) {

  /// The route that serves it, as routers write it.
  String route() {
    String template = path.replace('{', ':').replace("}", "");
    return method
        + " "
        + (template.endsWith("/") ? template.substring(0, template.length() - 1) : template);
  }

  boolean describes(int status) {
    return responses.containsKey(status);
  }

  boolean needsBody() {
    return body.map(described -> described.getBoolean("required", false)).orElse(false);
  }

  /// The parameter of this name, in whatever place.
  Optional<JsonObject> parameter(String name) {
    return parameters.stream().filter(each -> name.equals(each.getString("name"))).findFirst();
  }

  List<JsonObject> parametersIn(String place) {
    return parameters.stream().filter(each -> place.equals(each.getString("in"))).toList();
  }
}
