package io.eventops.pipeline.run.http;

import io.eventops.model.name.ImageRef;
import io.eventops.model.plan.RunStatus;
import io.eventops.model.validation.Violation;
import io.eventops.pipeline.run.RunDetails;
import io.eventops.pipeline.run.RunFilter;
import io.eventops.pipeline.run.RunMaker;
import io.eventops.pipeline.run.RunView;
import io.eventops.pipeline.run.RunViews;
import io.eventops.platform.audit.Audit;
import io.eventops.platform.http.Answer;
import io.eventops.platform.http.Api;
import io.eventops.platform.http.Problem;
import io.eventops.platform.http.ProblemType;
import io.eventops.platform.http.Request;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/// `/api/pipeline`: the runs of the caller; others' are not there.
public final class RunRoutes {
  private static final String BASE = "/api/pipeline";
  private static final String ID = BASE + "/:id";
  private static final long DEFAULT_TOP = 20;
  private static final long MOST = 100;
  private static final Duration LONGEST_CANCEL = Duration.ofSeconds(5);

  private final RunViews views;
  private final RunDetails details;
  private final RunMaker maker;
  private final LongConsumer cancelled;
  private final Audit audit;

  /// @param cancelled tells the owner of a run that someone wants it cancelled
  public RunRoutes(
      RunViews views, RunDetails details, RunMaker maker, LongConsumer cancelled, Audit audit) {
    this.views = views;
    this.details = details;
    this.maker = maker;
    this.cancelled = cancelled;
    this.audit = audit;
  }

  public void mount(Router router, Api api) {
    api.route(router, HttpMethod.GET, BASE, this::list);
    api.route(router, HttpMethod.POST, BASE + "/run", this::run);
    api.route(router, HttpMethod.GET, ID, this::detail);
    api.route(router, HttpMethod.POST, ID + "/cancel", this::cancel);
    api.route(router, HttpMethod.POST, ID + "/rerun", this::rerun);
  }

  private Answer list(Request request) {
    String user = request.principal().name();
    long top = request.queryNumber("top").filter(wanted -> wanted > 0).orElse(DEFAULT_TOP);
    RunFilter filter =
        new RunFilter(
            group(request, "eventCreater", "eventName", "eventVersion"),
            request.queryNumber("eventId").orElse(null),
            request.query("triggerDefinitionName").map(name -> trigger(user, name)).orElse(null),
            group(
                request,
                "pipelineDefinitionCreater",
                "pipelineDefinitionName",
                "pipelineDefinitionVersion"),
            request.query("status").map(RunRoutes::status).orElse(null),
            request.queryNumber("before").orElse(null),
            (int) Math.min(top, MOST));
    List<JsonObject> runs = views.list(user, filter).stream().map(RunShapes::run).toList();
    // an empty list is null in the contract
    return Answer.ok(runs.isEmpty() ? null : new JsonArray(runs));
  }

  /// Counts only when all three are there, as in the contract.
  private static @Nullable ImageRef group(
      Request request, String creater, String name, String version) {
    Optional<String> first = request.query(creater);
    Optional<String> second = request.query(name);
    Optional<String> third = request.query(version);
    return first.isPresent() && second.isPresent() && third.isPresent()
        ? new ImageRef(first.get(), second.get(), third.get())
        : null;
  }

  private static RunStatus status(String text) {
    for (RunStatus status : RunStatus.values()) {
      if (status.text().equals(text)) {
        return status;
      }
    }
    throw Problem.of(
        ProblemType.MALFORMED_REQUEST,
        "status is none of queued, running, success, failed and cancel");
  }

  private long trigger(String user, String name) {
    OptionalLong id = views.trigger(user, name);
    if (id.isEmpty()) {
      throw Problem.notFound(
          "triggerDefinitionName: " + name + " creater: " + user + " triggerDefinition");
    }
    return id.getAsLong();
  }

  private Answer detail(Request request) {
    return details
        .find(request.principal().name(), request.id("id"))
        .map(detail -> Answer.ok(RunShapes.detail(detail)))
        .orElseThrow(() -> notFound(request));
  }

  private static Problem notFound(Request request) {
    return Problem.notFound("this runtime: " + request.path("id"));
  }

  private Answer run(Request request) {
    JsonObject body = request.json();
    String image = Request.text(body, "image");
    if (!ImageRef.parse(image).problems().isEmpty()) {
      throw Problem.of(ProblemType.MALFORMED_REQUEST, "image names no pipeline; use name:version");
    }
    String user = request.principal().name();
    return switch (maker.start(user, ImageRef.parse(image), Request.texts(body, "inputs"))) {
      case RunMaker.Made.Run(long id) -> {
        audit.done(request, "run.start", id + " " + image);
        yield Answer.ok(new JsonObject().put("id", id));
      }
      case RunMaker.Made.NoPipeline(String reason) ->
          throw Problem.of(ProblemType.NOT_FOUND, reason);
      case RunMaker.Made.WrongInputs wrong -> throw wrong(wrong);
    };
  }

  private static Problem wrong(RunMaker.Made.WrongInputs wrong) {
    List<Violation> violations = new ArrayList<>();
    wrong
        .missing()
        .forEach(
            name ->
                violations.add(
                    new Violation("inputs." + name, 0, "needs a value", "give one in inputs")));
    wrong
        .unknown()
        .forEach(
            name ->
                violations.add(
                    new Violation("inputs." + name, 0, "the pipeline has no such input")));
    return Problem.invalid("the inputs do not fit the pipeline", violations);
  }

  private Answer cancel(Request request) {
    String user = request.principal().name();
    long id = request.id("id");
    return switch (views.cancel(user, id)) {
      case NOT_FOUND -> throw notFound(request);
      case OVER -> {
        audit.done(request, "run.cancel", Long.toString(id));
        yield Answer.ok("pipeline runtime cancel success");
      }
      case ASKED -> {
        audit.done(request, "run.cancel", Long.toString(id));
        yield Answer.ok(
            isOver(user, id)
                ? "pipeline runtime cancel success"
                : "pipeline runtime cancel stopping");
      }
    };
  }

  private boolean isOver(String user, long id) {
    try {
      return details.awaitEnd(user, id, LONGEST_CANCEL, () -> cancelled.accept(id));
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private Answer rerun(Request request) {
    RunView run =
        views
            .find(request.principal().name(), request.id("id"))
            .orElseThrow(() -> notFound(request));
    String from = request.hasBody() ? Request.text(request.json(), "from") : "";
    boolean fromFailure =
        switch (from) {
          case "start", "" -> false;
          case "failed" -> true;
          default ->
              throw Problem.of(ProblemType.MALFORMED_REQUEST, "from is neither start nor failed");
        };
    if (!run.status().isDone()) {
      throw Problem.of(
          ProblemType.CONFLICT, "the run has not ended; cancel it first, or wait for its end");
    }
    if (fromFailure && run.status() == RunStatus.SUCCESS) {
      throw Problem.of(ProblemType.CONFLICT, "nothing failed in this run; use from: start");
    }
    long id = maker.rerun(run, fromFailure);
    audit.done(request, "run.rerun", id + " from " + run.id());
    return Answer.ok(new JsonObject().put("id", id));
  }
}
