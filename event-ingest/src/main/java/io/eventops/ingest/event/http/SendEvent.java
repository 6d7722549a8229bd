package io.eventops.ingest.event.http;

import io.eventops.ingest.event.IncomingEvent;
import io.eventops.ingest.event.Receipt;
import io.eventops.ingest.event.TraceParent;
import io.eventops.model.event.Event;
import io.eventops.model.event.EventDecoder;
import io.eventops.model.event.EventLimits;
import io.eventops.platform.auth.Principal;
import io.eventops.platform.http.Answer;
import io.eventops.platform.http.Api;
import io.eventops.platform.http.Problem;
import io.eventops.platform.http.ProblemType;
import io.eventops.platform.sql.GroupCommit;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// `POST /api/event/send`: the hot path, on the event loop from the first byte to the answer.
public final class SendEvent {
  private static final int LONGEST_KEY = 255;
  private static final Duration RETRY_WHEN_FULL = Duration.ofSeconds(1);

  private final Api api;
  private final Function<IncomingEvent, Future<Receipt>> intake;
  private final InstantSource clock;
  private final int bodyLimit;
  private final EventDecoder decoder = new EventDecoder(EventLimits.DEFAULT);

  /// @param intake fails with [GroupCommit.Full] when too many events wait
  public SendEvent(
      Api api,
      Function<IncomingEvent, Future<Receipt>> intake,
      InstantSource clock,
      int bodyLimit) {
    this.api = api;
    this.intake = intake;
    this.clock = clock;
    this.bodyLimit = bodyLimit;
  }

  public void mount(Router router) {
    router
        .post("/api/event/send")
        .handler(
            context ->
                api.receive(context, bodyLimit, (caller, body) -> take(context, caller, body)));
  }

  private void take(RoutingContext context, Principal caller, Buffer body) {
    IncomingEvent event;
    try {
      event = read(context.request(), caller, body);
    } catch (RuntimeException fault) {
      Api.fail(context, fault);
      return;
    }
    Context eventLoop = context.vertx().getOrCreateContext();
    intake
        .apply(event)
        .onComplete(
            taken ->
                eventLoop.runOnContext(
                    _ -> {
                      if (taken.succeeded()) {
                        answer(context, taken.result());
                      } else {
                        refuse(context, taken.cause());
                      }
                    }));
  }

  private IncomingEvent read(HttpServerRequest request, Principal caller, Buffer body) {
    if (body.length() == 0) {
      throw Problem.of(ProblemType.MALFORMED_REQUEST, "EOF: the body is empty, send an event");
    }
    Event event = decoder.decode(body.getBytes());
    return new IncomingEvent(
        caller.name(),
        event.name(),
        event.version(),
        event.json(),
        idempotencyKey(request.getHeader("Idempotency-Key")),
        TraceParent.of(request.getHeader("traceparent")),
        clock.instant());
  }

  private static @Nullable String idempotencyKey(@Nullable String header) {
    if (header == null || header.isBlank()) {
      return null;
    }
    if (header.length() > LONGEST_KEY) {
      throw Problem.of(
          ProblemType.MALFORMED_REQUEST,
          "Idempotency-Key is longer than " + LONGEST_KEY + " characters");
    }
    return header;
  }

  private static void answer(RoutingContext context, Receipt receipt) {
    switch (receipt) {
      case Receipt.Accepted(long id) -> Api.send(context, Answer.ok(data(id, false)));
      case Receipt.Duplicate(long id) -> Api.send(context, Answer.ok(data(id, true)));
      case Receipt.KeyTaken(long id) ->
          Api.fail(
              context,
              Problem.of(
                  ProblemType.CONFLICT,
                  "another event (" + id + ") was sent with this Idempotency-Key: use a new key"));
    }
  }

  private static JsonObject data(long id, boolean duplicate) {
    return new JsonObject().put("id", id).put("duplicate", duplicate);
  }

  private static void refuse(RoutingContext context, Throwable fault) {
    Api.fail(
        context,
        fault instanceof GroupCommit.Full
            ? Problem.later(
                ProblemType.UNAVAILABLE,
                "more events arrive than can be stored, send it again",
                RETRY_WHEN_FULL)
            : fault);
  }
}
