package io.eventops.pipeline.run.http;

import io.eventops.pipeline.log.Logs;
import io.eventops.pipeline.run.RunDetails;
import io.eventops.pipeline.run.RunViews;
import io.eventops.pipeline.run.RunWatch;
import io.eventops.pipeline.run.TaskView;
import io.eventops.platform.http.Api;
import io.eventops.platform.http.Problem;
import io.eventops.platform.http.ProblemType;
import io.eventops.platform.thread.Threads;
import io.vertx.core.Context;
import io.vertx.core.Promise;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Answers that go on: logs of tasks and changes of runs. Each has a virtual thread of its own.
public final class StreamRoutes {
  private static final Logger LOGGER = LoggerFactory.getLogger(StreamRoutes.class);
  private static final String EVENTS = "text/event-stream";
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");
  private static final int MOST_STREAMS = 2_000;

  private final RunViews views;
  private final RunDetails details;
  private final RunWatch watch;
  private final Logs logs;
  private final Semaphore room = new Semaphore(MOST_STREAMS);

  public StreamRoutes(RunViews views, RunDetails details, RunWatch watch, Logs logs) {
    this.views = views;
    this.details = details;
    this.watch = watch;
    this.logs = logs;
  }

  public void mount(Router router, Api api) {
    router
        .get("/api/pipeline/:id/tasks/:taskId/logs")
        .handler(context -> serve(context, api, this::log));
    router.get("/api/pipeline/:id/stream").handler(context -> serve(context, api, this::run));
  }

  @FunctionalInterface
  private interface Stream {
    void send(RoutingContext context, Context eventLoop, String user) throws InterruptedException;
  }

  private void serve(RoutingContext context, Api api, Stream stream) {
    String user;
    try {
      user = api.principal(context).name();
    } catch (Problem problem) {
      Api.fail(context, problem);
      return;
    }
    if (!room.tryAcquire()) {
      Api.fail(
          context,
          Problem.later(
              ProblemType.UNAVAILABLE, "too many streams are open", Duration.ofSeconds(5)));
      return;
    }
    Context eventLoop = context.vertx().getOrCreateContext();
    Threads.call(
            "stream",
            () -> {
              stream.send(context, eventLoop, user);
              return user;
            })
        .onComplete(_ -> room.release())
        .onFailure(
            fault -> {
              LOGGER.atDebug().setCause(fault).log("stream has ended early");
              eventLoop.runOnContext(_ -> Api.fail(context, fault));
            });
  }

  private void log(RoutingContext context, Context eventLoop, String user) {
    TaskView task =
        views
            .task(user, number(context.pathParam("id")), number(context.pathParam("taskId")))
            .orElseThrow(() -> Problem.notFound("task " + context.pathParam("taskId")));
    String accept = context.request().getHeader("Accept");
    boolean events = accept != null && accept.contains(EVENTS);
    String follow = context.request().getParam("follow");
    boolean follows =
        follow != null && (follow.isEmpty() || follow.equals("true") || follow.equals("1"));
    ResponseStream out = begin(context, eventLoop, events ? EVENTS : "text/plain; charset=utf-8");
    new LogStream(logs, views, out, events).send(task, offset(context), follows);
  }

  /// A reader that comes back says where it was.
  private static long offset(RoutingContext context) {
    String last = context.request().getHeader("Last-Event-ID");
    String asked = context.request().getParam("offset");
    return last != null && !last.isEmpty()
        ? number(last)
        : asked == null || asked.isEmpty() ? 0 : number(asked);
  }

  private void run(RoutingContext context, Context eventLoop, String user)
      throws InterruptedException {
    long id = number(context.pathParam("id"));
    if (views.find(user, id).isEmpty()) {
      throw Problem.notFound("this runtime: " + id);
    }
    new RunStream(details, watch, begin(context, eventLoop, EVENTS)).send(user, id);
  }

  private static ResponseStream begin(
      RoutingContext context, Context eventLoop, String contentType) {
    Promise<ResponseStream> begun = Promise.promise();
    eventLoop.runOnContext(_ -> begun.complete(ResponseStream.of(context, contentType)));
    return Threads.await(begun.future(), Duration.ofSeconds(10));
  }

  private static long number(@Nullable String text) {
    if (text == null || !NUMBER.matcher(text).matches()) {
      throw Problem.of(ProblemType.MALFORMED_REQUEST, "not a number from 0: " + text);
    }
    return Long.parseLong(text);
  }
}
