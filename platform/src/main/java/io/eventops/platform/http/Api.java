package io.eventops.platform.http;

import io.eventops.platform.auth.Principal;
import io.eventops.platform.auth.TokenFault;
import io.eventops.platform.auth.Tokens;
import io.vertx.core.Context;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// Mounts endpoints on routers: reads the body up to a limit, checks the token, runs the endpoint
/// on a virtual thread, and turns what it returns or throws into a response.
public final class Api {
  private static final long BODY_LIMIT = 1024 * 1024;
  private static final int MOST_REQUESTS = 2_000;
  private static final Duration LONGEST_REQUEST = Duration.ofSeconds(90);

  private final Tokens tokens;
  private final Semaphore room = new Semaphore(MOST_REQUESTS);

  public Api(Tokens tokens) {
    this.tokens = tokens;
  }

  /// A route that requires a token.
  public void route(Router router, HttpMethod method, String path, Endpoint endpoint) {
    mount(
        router,
        method,
        path,
        context ->
            receive(
                context,
                BODY_LIMIT,
                (caller, body) -> run(context, new Request(context, caller, body), endpoint)));
  }

  /// A route that anyone may call.
  public void open(Router router, HttpMethod method, String path, Endpoint endpoint) {
    mount(router, method, path, context -> receiveFromAnyone(context, endpoint));
  }

  /// A route that shell scripts call, with or without a token: whatever goes wrong, the answer is
  /// a JSON text of one word, which a script can compare without quoting it.
  public void script(Router router, HttpMethod method, String path, Endpoint endpoint) {
    mount(
        router,
        method,
        path,
        context -> {
          Failures.inOneWord(context);
          receiveFromAnyone(context, endpoint);
        });
  }

  private static void mount(
      Router router, HttpMethod method, String path, Handler<RoutingContext> handler) {
    // a route without a slash at its end takes both forms, one with it does not
    String template = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    router.route(method, template).handler(handler);
  }

  private void receiveFromAnyone(RoutingContext context, Endpoint endpoint) {
    try {
      Body.read(
          context, BODY_LIMIT, body -> run(context, new Request(context, null, body), endpoint));
    } catch (Problem problem) {
      fail(context, problem);
    }
  }

  /// Checks the token and reads the body, in this order: a stranger's body is not read. For routes
  /// that are mounted by hand.
  ///
  /// @param limit of the body, in bytes
  /// @param received is called on the event loop; not at all when the request was refused
  public void receive(RoutingContext context, long limit, BiConsumer<Principal, Buffer> received) {
    try {
      Principal caller = principal(context);
      Body.read(context, limit, body -> received.accept(caller, body));
    } catch (Problem problem) {
      fail(context, problem);
    }
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

  private void run(RoutingContext context, Request request, Endpoint endpoint) {
    if (!room.tryAcquire()) {
      fail(context, Failures.unavailable("too many requests at once, try again"));
      return;
    }
    Vertx vertx = context.vertx();
    Context eventLoop = vertx.getOrCreateContext();
    Thread worker =
        Thread.ofVirtual()
            .name(context.normalizedPath())
            .unstarted(
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
                  Answer sent = answer != null ? answer : Failures.answer(context, fault);
                  eventLoop.runOnContext(_ -> send(context, sent));
                });
    long timer = vertx.setTimer(LONGEST_REQUEST.toMillis(), _ -> giveUp(context, worker));
    context.addEndHandler(_ -> vertx.cancelTimer(timer));
    worker.start();
  }

  /// Streams have begun their response long before, and are left alone.
  private static void giveUp(RoutingContext context, Thread worker) {
    if (!context.response().headWritten()) {
      fail(context, Failures.unavailable("this took too long, try again"));
      worker.interrupt();
    }
  }

  /// Answers with the problem behind a fault. Safe to call on an event loop, for routes mounted
  /// by hand and as the failure handler of a router.
  public static void fail(RoutingContext context, @Nullable Throwable fault) {
    send(context, Failures.answer(context, fault));
  }

  /// Writes the answer, unless the response has been begun by someone else.
  public static void send(RoutingContext context, Answer answer) {
    HttpServerResponse response = context.response();
    if (response.ended() || response.headWritten() || response.closed()) {
      return;
    }
    response.setStatusCode(answer.status());
    // answers hold tokens and other people's business
    response.putHeader("Cache-Control", "no-store");
    response.putHeader("X-Content-Type-Options", "nosniff");
    answer.headers().forEach(response::putHeader);
    response.end(answer.body());
  }
}
