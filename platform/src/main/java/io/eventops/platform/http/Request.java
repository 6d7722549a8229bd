package io.eventops.platform.http;

import io.eventops.platform.auth.Principal;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What an endpoint may know of a request.
public final class Request {
  private final RoutingContext context;
  private final @Nullable Principal principal;
  private final Buffer body;

  Request(RoutingContext context, @Nullable Principal principal, Buffer body) {
    this.context = context;
    this.principal = principal;
    this.body = body;
  }

  /// The caller; only on routes that require a token.
  public Principal principal() {
    if (principal == null) {
      throw new IllegalStateException("an open route has no principal");
    }
    return principal;
  }

  /// A parameter of the path, decoded.
  public String path(String name) {
    String value = context.pathParam(name);
    return value == null ? "" : value;
  }

  /// A numeric id in the path.
  public long id(String name) {
    return number(name, path(name));
  }

  /// A query parameter; blank counts as absent.
  public Optional<String> query(String name) {
    String value = context.request().getParam(name);
    return Optional.ofNullable(value).map(String::strip).filter(text -> !text.isEmpty());
  }

  public Optional<Long> queryNumber(String name) {
    return query(name).map(text -> number(name, text));
  }

  /// True for a parameter without value, `true` and `1`.
  public boolean queryFlag(String name) {
    String value = context.request().getParam(name);
    return value != null && (value.isEmpty() || value.equals("true") || value.equals("1"));
  }

  private static long number(String name, String text) {
    try {
      long value = Long.parseLong(text);
      if (value >= 0) {
        return value;
      }
    } catch (NumberFormatException notANumber) {
      // falls through to the one message below
    }
    throw Problem.of(
        ProblemType.MALFORMED_REQUEST, name + " is not a number from 0: " + shortened(text));
  }

  static String shortened(String text) {
    return text.length() > 40 ? text.substring(0, 40) + "..." : text;
  }

  public Optional<String> header(String name) {
    return Optional.ofNullable(context.request().getHeader(name));
  }

  /// The body as text; empty when there is none.
  public String body() {
    return JsonBody.text(body);
  }

  /// False for a body that is absent or blank.
  public boolean hasBody() {
    return !body().isBlank();
  }

  /// The body as a JSON object.
  public JsonObject json() {
    return JsonBody.object(body);
  }

  /// A text member of the JSON body; absent and null count as empty.
  public static String text(JsonObject body, String name) {
    return text(body.getValue(name), name);
  }

  private static String text(@Nullable Object value, String name) {
    return switch (value) {
      case null -> "";
      case String text -> text;
      default ->
          // without the value: it may be a password that was written as a number
          throw Problem.of(
              ProblemType.MALFORMED_REQUEST,
              name + " is " + JsonBody.kind(value) + ", not a text; write it in double quotes");
    };
  }

  /// A member of the JSON body that is an object of texts; absent and null count as empty.
  public static Map<String, String> texts(JsonObject body, String name) {
    Map<String, String> texts = new HashMap<>();
    switch (body.getValue(name)) {
      case null -> {}
      case JsonObject object ->
          object
              .fieldNames()
              .forEach(key -> texts.put(key, text(object.getValue(key), name + "." + key)));
      default ->
          throw Problem.of(
              ProblemType.MALFORMED_REQUEST, name + " is not an object of names and texts");
    }
    return texts;
  }

  /// A whole number of the JSON body; empty when it is absent or null.
  public static Optional<Long> number(JsonObject body, String name) {
    Object value = body.getValue(name);
    return switch (value) {
      case null -> Optional.empty();
      case Integer number -> Optional.of(number.longValue());
      case Long number -> Optional.of(number);
      default ->
          throw Problem.of(
              ProblemType.MALFORMED_REQUEST,
              name + " is not a whole number; write it without quotes");
    };
  }

  /// Address of the caller; behind api-gateway the one it saw.
  public String remote() {
    return remote(context.request());
  }

  /// The same for a request that is answered by hand.
  public static String remote(HttpServerRequest request) {
    // only those that are trusted get here with one, and what they saw is the last of them
    String clients = request.getHeader("X-Forwarded-For");
    if (clients != null && !clients.isBlank()) {
      return clients.substring(clients.lastIndexOf(',') + 1).strip();
    }
    return request.remoteAddress() == null ? "" : request.remoteAddress().hostAddress();
  }

  /// For answers that stream: the Vert.x view of this request.
  public RoutingContext context() {
    return context;
  }
}
