package io.eventops.platform.http;

import io.eventops.model.validation.InvalidDocument;
import io.eventops.platform.auth.Principal;
import io.eventops.platform.auth.TokenFault;
import io.eventops.platform.auth.Tokens;
import io.vertx.core.Context;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Mounts endpoints on routers: reads the body up to a limit, checks the token, runs the endpoint
/// on a virtual thread, and turns what it returns or throws into a response.
public final class Api {
  private static final Logger LOGGER = LoggerFactory.getLogger(Api.class);
  private static final long BODY_LIMIT = 1024 * 1024;
  private static final int MOST_REQUESTS = 2_000;
  private static final Duration RETRY_WHEN_BUSY = Duration.ofSeconds(1);

  private final Tokens tokens;
  private final Semaphore room = new Semaphore(MOST_REQUESTS);

  public Api(Tokens tokens) {
    this.tokens = tokens;
  }

  /// A route that requires a token.
  public void route(Router router, HttpMethod method, String path, Endpoint endpoint) {
    mount(router, method, path, endpoint, true);
  }

  /// A route that anyone may call.
  public void open(Router router, HttpMethod method, String path, Endpoint endpoint) {
    mount(router, method, path, endpoint, false);
  }

  private void mount(
      Router router, HttpMethod method, String path, Endpoint endpoint, boolean closed) {
    router
        .route(method, path)
        .handler(context -> checkToken(context, closed))
        .handler(BodyHandler.create(false).setBodyLimit(BODY_LIMIT))
        .handler(context -> run(context, endpoint));
  }

  /// The caller of a route that is mounted by hand.
  ///
  /// @throws Problem when the token is not good
  public Principal principal(RoutingContext context) {
    try {
      return tokens.verify(context.request().getHeader("Authorization"));
    } catch (TokenFault fault) {
      throw Problem.of(ProblemType.UNAUTHENTICATED, "auth fail: " + fault.getMessage());
    }
  }

  private void checkToken(RoutingContext context, boolean closed) {
    if (closed) {
      try {
        context.put(Principal.class.getName(), principal(context));
      } catch (Problem problem) {
        fail(context, problem);
        return;
      }
    }
    context.next();
  }

  private void run(RoutingContext context, Endpoint endpoint) {
    if (!room.tryAcquire()) {
      fail(context, busy());
      return;
    }
    Request request = new Request(context, context.get(Principal.class.getName()));
    Context eventLoop = context.vertx().getOrCreateContext();
    Thread.ofVirtual()
        .name(context.normalizedPath())
        .start(
            () -> {
              @Nullable Answer answer = null;
              @Nullable Throwable fault = null;
              try {
                answer = endpoint.handle(request);
              } catch (Throwable thrown) {
                fault = thrown;
              } finally {
                room.release();
              }
              Answer sent = answer != null ? answer : answerTo(context, fault);
              eventLoop.runOnContext(_ -> send(context, sent));
            });
  }

  private static Problem busy() {
    return Problem.later(
        ProblemType.UNAVAILABLE, "too many requests at once, try again", RETRY_WHEN_BUSY);
  }

  /// Answers with the problem behind a fault. Safe to call on an event loop, for routes mounted
  /// by hand and as the failure handler of a router.
  public static void fail(RoutingContext context, @Nullable Throwable fault) {
    send(context, answerTo(context, fault));
  }

  private static Answer answerTo(RoutingContext context, @Nullable Throwable fault) {
    return Answer.of(
        switch (fault) {
          case Problem problem -> problem;
          case InvalidDocument invalid ->
              Problem.invalid(String.valueOf(invalid.getMessage()), invalid.violations());
          case null -> fromStatus(context.statusCode());
          default -> internal(context, fault);
        });
  }

  private static Problem fromStatus(int status) {
    for (ProblemType type : ProblemType.values()) {
      if (type.status() == status) {
        return Problem.of(type, type.title());
      }
    }
    return Problem.of(
        status >= 400 && status < 500 ? ProblemType.MALFORMED_REQUEST : ProblemType.INTERNAL,
        "HTTP " + status);
  }

  private static Problem internal(RoutingContext context, Throwable fault) {
    if (context.statusCode() >= 400 && context.statusCode() < 500) {
      return fromStatus(context.statusCode());
    }
    if (DatabaseFaults.isUnavailable(fault)) {
      LOGGER
          .atWarn()
          .addKeyValue("path", context.normalizedPath())
          .addKeyValue("fault", String.valueOf(fault.getMessage()))
          .log("database not available");
      return Problem.later(
          ProblemType.UNAVAILABLE, "the database is not available, try again", RETRY_WHEN_BUSY);
    }
    LOGGER
        .atError()
        .addKeyValue("method", context.request().method())
        .addKeyValue("path", context.normalizedPath())
        .setCause(fault)
        .log("request failed");
    return Problem.of(ProblemType.INTERNAL, ProblemType.INTERNAL.title());
  }

  /// Writes the answer, unless the response has been begun by someone else.
  public static void send(RoutingContext context, Answer answer) {
    HttpServerResponse response = context.response();
    if (response.ended() || response.headWritten() || response.closed()) {
      return;
    }
    response.setStatusCode(answer.status());
    answer.headers().forEach(response::putHeader);
    response.end(answer.body());
  }
}
