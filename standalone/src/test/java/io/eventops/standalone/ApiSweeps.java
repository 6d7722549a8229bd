package io.eventops.standalone;

import io.vertx.core.json.Json;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// Calls that the document itself tells how to make, one for each operation that it promises the
/// same problem for. They are made of its examples.
record ApiSweeps(ApiDocument document) {
  private static final int TOO_LARGE = 1024 * 1024 + 1;

  private Stream<ApiOperation> operations(Predicate<ApiOperation> which) {
    return document.operations().stream().filter(which);
  }

  /// For a caller without a token.
  List<ApiCall> closed() {
    return operations(operation -> !operation.open()).map(this::likeTheExample).toList();
  }

  /// For when nothing works.
  List<ApiCall> dependent() {
    return operations(operation -> operation.describes(503)).map(this::likeTheExample).toList();
  }

  List<ApiCall> unreadable() {
    Stream<ApiCall> bodies =
        operations(operation -> operation.body().isPresent())
            .map(
                operation ->
                    likeTheExample(operation).body(operation.needsBody() ? "" : "{\"broken\": "));
    Stream<ApiCall> numbers =
        document.operations().stream()
            .flatMap(
                operation ->
                    operation.parameters().stream()
                        .filter(parameter -> isNumber(parameter) && !isHeader(parameter))
                        .map(
                            parameter ->
                                likeTheExample(operation)
                                    .with(parameter.getString("name"), "many")));
    return Stream.concat(bodies, numbers).toList();
  }

  List<ApiCall> tooLarge() {
    return operations(operation -> operation.describes(413))
        .map(operation -> likeTheExample(operation).body("x".repeat(TOO_LARGE)))
        .toList();
  }

  /// What is named in the path is not there.
  List<ApiCall> lost() {
    return operations(
            operation -> operation.describes(404) && !operation.parametersIn("path").isEmpty())
        .map(
            operation -> {
              ApiCall call = likeTheExample(operation);
              for (JsonObject parameter : operation.parametersIn("path")) {
                call =
                    call.with(
                        parameter.getString("name"), isNumber(parameter) ? "987654321" : "nobody");
              }
              return call;
            })
        .toList();
  }

  private ApiCall likeTheExample(ApiOperation operation) {
    ApiCall call = ApiCall.of(operation.id());
    for (JsonObject parameter : operation.parametersIn("path")) {
      call = call.with(parameter.getString("name"), parameter.getValue("example"));
    }
    JsonObject body = operation.body().orElse(null);
    return body == null
        ? call
        : call.body(
            Json.encode(
                body.getJsonObject("content")
                    .getJsonObject("application/json")
                    .getValue("example")));
  }

  private boolean isNumber(JsonObject parameter) {
    JsonObject schema = document.followed(parameter.getJsonObject("schema"));
    return schema.getString("type", "").equals("integer");
  }

  private static boolean isHeader(JsonObject parameter) {
    return parameter.getString("in").equals("header");
  }
}
