package io.eventops.pipeline.run.http;

import io.eventops.pipeline.run.Callbacks;
import io.eventops.platform.http.Answer;
import io.eventops.platform.http.Api;
import io.eventops.platform.http.Problem;
import io.eventops.platform.http.Request;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;

/// `POST /api/pipeline/callback`: outputs of a job that runs, proved by the job's own token.
///
/// The answer is a bare JSON text of one word, also when this server fails: scripts of the ancestor
/// compare it without quotes, and take several words for success.
public final class CallbackRoute {
  private final Callbacks callbacks;

  public CallbackRoute(Callbacks callbacks) {
    this.callbacks = callbacks;
  }

  public void mount(Router router, Api api) {
    api.script(router, HttpMethod.POST, "/api/pipeline/callback", this::report);
  }

  private Answer report(Request request) {
    try {
      JsonObject body = request.json();
      return answer(
          callbacks.report(
              id(body, "pipelineId"),
              id(body, "taskId"),
              Request.text(body, "auth"),
              Request.texts(body, "outputs")));
    } catch (Problem | Malformed malformed) {
      return Answer.bare(400, "malformed");
    }
  }

  private static Answer answer(Callbacks.Verdict verdict) {
    return switch (verdict) {
      case SUCCESS -> Answer.bare(200, "success");
      case DENIED -> Answer.bare(403, "denied");
      case LATE -> Answer.bare(409, "late");
    };
  }

  private static long id(JsonObject body, String name) {
    return Request.number(body, name).orElseThrow(Malformed::new);
  }

  private static final class Malformed extends RuntimeException {
    Malformed() {
      super("malformed", null, false, false);
    }
  }
}
