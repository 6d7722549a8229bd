package io.eventops.platform.http;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import io.eventops.platform.auth.Principal;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What an endpoint may know of a request.
public final class Request {
  private final RoutingContext context;
  private final @Nullable Principal principal;

  Request(RoutingContext context, @Nullable Principal principal) {
    this.context = context;
    this.principal = principal;
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

  private static String shortened(String text) {
    return text.length() > 40 ? text.substring(0, 40) + "..." : text;
  }

  public Optional<String> header(String name) {
    return Optional.ofNullable(context.request().getHeader(name));
  }

  /// False for a body that is absent or blank.
  public boolean hasBody() {
    String text = context.body().asString();
    return text != null && !text.isBlank();
  }

  /// The body as a JSON object; an empty body is refused as `EOF`, as the ancestor did.
  public JsonObject json() {
    String text = context.body().asString();
    if (text == null || text.isBlank()) {
      throw Problem.of(ProblemType.MALFORMED_REQUEST, "EOF: the body is empty, send a JSON object");
    }
    try {
      return new JsonObject(text);
    } catch (DecodeException | ClassCastException fault) {
      throw Problem.of(
          ProblemType.MALFORMED_REQUEST, "the body is not a JSON object: " + reason(fault));
    }
  }

  /// What is wrong and where, without what the parser says of itself.
  private static String reason(RuntimeException fault) {
    return switch (fault.getCause()) {
      case JsonEOFException _ -> "it ends too early";
      case JsonParseException syntax ->
          "line "
              + syntax.getLocation().getLineNr()
              + ", column "
              + syntax.getLocation().getColumnNr()
              + ": "
              + syntax.getOriginalMessage();
      case null, default -> "it is JSON of another kind";
    };
  }

  /// A text member of the JSON body; absent and null count as empty.
  public static String text(JsonObject body, String name) {
    Object value = body.getValue(name);
    return switch (value) {
      case null -> "";
      case String text -> text;
      default ->
          throw Problem.of(
              ProblemType.MALFORMED_REQUEST,
              name + " is not a text: " + shortened(String.valueOf(value)));
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
