package io.eventops.standalone;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Says where a call and its answer are not what the document describes.
record ApiJudge(ApiDocument document) {
  /// About the transport, not about the answer.
  private static final Set<String> UNDESCRIBED =
      Set.of(
          "cache-control",
          "connection",
          "content-encoding",
          "content-length",
          "content-type",
          "transfer-encoding",
          "x-accel-buffering",
          "x-content-type-options");

  List<String> deviations(ApiCall call, Reply reply) {
    ApiOperation operation = document.operation(call.operation());
    List<String> found = new ArrayList<>();
    JsonObject response = operation.responses().get(reply.status());
    if (response == null) {
      found.add("the status is not described");
    } else {
      headers(response, reply, found);
      body(response, reply, found);
    }
    if (reply.status() < 300) {
      // what is accepted must be what is described; what is refused need not
      request(operation, call, found);
    }
    return found.stream()
        .map(each -> call.operation() + " " + reply.status() + ": " + each)
        .toList();
  }

  private void headers(JsonObject response, Reply reply, List<String> found) {
    JsonObject described = response.getJsonObject("headers", new JsonObject());
    for (String name : described.fieldNames()) {
      JsonObject header = document.followed(described.getJsonObject(name));
      String value = reply.header(name);
      if (!value.isEmpty()) {
        check("header " + name, header.getJsonObject("schema"), value, found);
      } else if (header.getBoolean("required", false)) {
        found.add("header " + name + " is missing");
      }
    }
    Set<String> known = Set.copyOf(described.fieldNames().stream().map(ApiJudge::lower).toList());
    reply.headers().map().keySet().stream()
        .map(ApiJudge::lower)
        .filter(name -> !known.contains(name) && !UNDESCRIBED.contains(name))
        .forEach(name -> found.add("header " + name + " is not described"));
  }

  private void body(JsonObject response, Reply reply, List<String> found) {
    String type = reply.header("content-type").replaceFirst(";.*", "");
    JsonObject content = response.getJsonObject("content", new JsonObject()).getJsonObject(type);
    if (content == null) {
      found.add("the content type is not described: " + type);
    } else if (type.equals("text/event-stream")) {
      List<JsonObject> events = ServerSentEvents.parse(reply.body());
      if (events.isEmpty()) {
        found.add("the stream is empty");
      }
      events.forEach(
          event -> {
            JsonObject item = content.getJsonObject("x-itemSchema");
            document.faultsOf(item, event).forEach(fault -> found.add(fault + " in " + event));
          });
    } else {
      Optional<Object> value = value(type, reply.body());
      if (value.isEmpty()) {
        found.add("the body is not JSON: " + reply.body());
      } else {
        document
            .faultsOf(content.getJsonObject("schema"), value.get())
            .forEach(fault -> found.add(fault + " in " + reply.body()));
      }
    }
  }

  private static Optional<Object> value(String type, String body) {
    if (!type.endsWith("json")) {
      return Optional.of(body);
    }
    try {
      return Optional.ofNullable(Json.decodeValue(body));
    } catch (DecodeException notJson) {
      return Optional.empty();
    }
  }

  private void request(ApiOperation operation, ApiCall call, List<String> found) {
    for (JsonObject parameter : operation.parameters()) {
      String name = parameter.getString("name");
      @Nullable String value = call.parameters().get(name);
      // without a value it counts as absent
      if (value != null && !value.isEmpty()) {
        check("parameter " + name, parameter.getJsonObject("schema"), value, found);
      }
    }
    String sent = call.body().orElse("");
    if (sent.isEmpty() && operation.needsBody()) {
      found.add("a request without a body was accepted");
    } else if (!sent.isEmpty() && operation.body().isEmpty()) {
      found.add("a body is not described");
    } else if (!sent.isEmpty()) {
      JsonObject content = operation.body().orElseThrow().getJsonObject("content");
      document
          .faultsOf(
              content.getJsonObject("application/json").getJsonObject("schema"),
              Json.decodeValue(sent))
          .forEach(fault -> found.add("accepted, though " + fault + " in " + sent));
    }
  }

  private void check(String what, JsonObject schema, String text, List<String> found) {
    Object value =
        switch (document.followed(schema).getString("type", "string")) {
          case "integer" -> text.matches("-?[0-9]{1,18}") ? (Object) Long.valueOf(text) : text;
          case "boolean" ->
              Set.of("true", "false").contains(text) ? (Object) Boolean.valueOf(text) : text;
          default -> text;
        };
    document.faultsOf(schema, value).forEach(fault -> found.add(what + ": " + fault));
  }

  private static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
