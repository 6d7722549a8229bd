package io.eventops.platform.http;

import io.eventops.model.validation.InvalidDocument;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What a client is told when a request went wrong. Faults are logged here, once, and shown
/// without detail.
public final class Failures {
  private static final Logger LOGGER = LoggerFactory.getLogger(Failures.class);
  private static final Duration RETRY = Duration.ofSeconds(1);
  private static final String ONE_WORD = Failures.class.getName() + ".oneWord";

  private Failures() {}

  static Problem unavailable(String detail) {
    return Problem.later(ProblemType.UNAVAILABLE, detail, RETRY);
  }

  /// From now on this request is answered with the code of a problem and nothing else.
  static void inOneWord(RoutingContext context) {
    context.put(ONE_WORD, true);
  }

  /// @param fault null when only the status of the context says what is wrong
  static Answer answer(RoutingContext context, @Nullable Throwable fault) {
    Problem problem = problem(context, fault);
    return context.get(ONE_WORD) == null ? Answer.of(problem) : Answer.inOneWord(problem);
  }

  private static Problem problem(RoutingContext context, @Nullable Throwable fault) {
    return switch (fault) {
      case Problem problem -> problem;
      case InvalidDocument invalid ->
          Problem.invalid(String.valueOf(invalid.getMessage()), invalid.violations());
      case null -> fromStatus(context);
      default -> internal(context, fault);
    };
  }

  private static Problem fromStatus(RoutingContext context) {
    int status = context.statusCode();
    for (ProblemType type : ProblemType.values()) {
      if (type.status() == status) {
        boolean noRoute = type == ProblemType.NOT_FOUND || type == ProblemType.METHOD_NOT_ALLOWED;
        return Problem.of(type, noRoute ? noRoute(context) : type.title());
      }
    }
    return Problem.of(
        status >= 400 && status < 500 ? ProblemType.MALFORMED_REQUEST : ProblemType.INTERNAL,
        "HTTP " + status);
  }

  private static String noRoute(RoutingContext context) {
    return Request.shortened(context.request().method() + " " + context.normalizedPath())
        + " is no route; /openapi.yaml lists them all";
  }

  private static Problem internal(RoutingContext context, Throwable fault) {
    if (context.statusCode() >= 400 && context.statusCode() < 500) {
      return fromStatus(context);
    }
    if (DatabaseFaults.isUnavailable(fault)) {
      LOGGER
          // once per request: the jobs that need the database warn, once
          .atDebug()
          .addKeyValue("path", context.normalizedPath())
          .addKeyValue("fault", String.valueOf(fault.getMessage()))
          .log("database not available");
      return unavailable("the database is not available, try again");
    }
    LOGGER
        .atError()
        .addKeyValue("method", context.request().method())
        .addKeyValue("path", context.normalizedPath())
        .setCause(fault)
        .log("request failed");
    return Problem.of(ProblemType.INTERNAL, ProblemType.INTERNAL.title());
  }

  /// Answers what is not HTTP, and closes: what follows on the connection cannot be understood.
  public static void refuseInvalid(HttpServerRequest request) {
    Throwable cause = request.decoderResult().cause();
    boolean tooLong =
        cause instanceof TooLongHttpHeaderException || cause instanceof TooLongHttpLineException;
    Answer answer =
        Answer.of(
            tooLong
                ? Problem.of(
                    ProblemType.TOO_LARGE, "the headers or the address of the request are too long")
                : Problem.of(ProblemType.MALFORMED_REQUEST, "this is not HTTP"));
    HttpServerResponse response = request.response().setStatusCode(answer.status());
    answer.headers().forEach(response::putHeader);
    response.putHeader("Connection", "close");
    response.end(answer.body()).onComplete(_ -> request.connection().close());
  }
}
