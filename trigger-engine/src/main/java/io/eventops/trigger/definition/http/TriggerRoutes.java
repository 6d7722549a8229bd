package io.eventops.trigger.definition.http;

import io.eventops.platform.audit.Audit;
import io.eventops.platform.http.Answer;
import io.eventops.platform.http.Api;
import io.eventops.platform.http.Problem;
import io.eventops.platform.http.Request;
import io.eventops.platform.http.Violations;
import io.eventops.trigger.definition.StoredTrigger;
import io.eventops.trigger.definition.Triggers;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import java.util.List;

/// Apply, list, get and delete.
public final class TriggerRoutes {
  private static final long MOST = 1_000;

  private final Api api;
  private final Triggers triggers;
  private final Audit audit;

  public TriggerRoutes(Api api, Triggers triggers, Audit audit) {
    this.api = api;
    this.triggers = triggers;
    this.audit = audit;
  }

  public void mount(Router router) {
    api.route(router, HttpMethod.POST, "/api/trigger-definition/apply", this::apply);
    api.route(router, HttpMethod.GET, "/api/trigger-definition", this::list);
    api.route(router, HttpMethod.GET, "/api/trigger-definition/:name", this::get);
    api.route(router, HttpMethod.DELETE, "/api/trigger-definition/:name", this::delete);
  }

  private Answer apply(Request request) {
    boolean dryRun = request.queryFlag("dryRun");
    Triggers.Applied applied =
        triggers.apply(
            request.principal().name(), Request.text(request.json(), "triggerContent"), dryRun);
    if (!dryRun && applied.changed()) {
      audit.done(request, "trigger.apply", applied.name());
    }
    return Answer.ok(
        new JsonObject()
            .put("name", applied.name())
            .put("generation", applied.generation())
            .put("changed", applied.changed())
            .put("warnings", Violations.json(applied.warnings())));
  }

  private Answer list(Request request) {
    long top = request.queryNumber("top").filter(wanted -> wanted > 0).orElse(MOST);
    List<JsonObject> list =
        triggers
            .list(
                request.principal().name(),
                request.query("after").orElse(""),
                (int) Math.min(top, MOST))
            .stream()
            .map(TriggerRoutes::json)
            .toList();
    // an empty list is null in the contract
    return Answer.ok(list.isEmpty() ? null : new JsonArray(list));
  }

  private Answer get(Request request) {
    String name = request.path("name");
    return Answer.ok(
        triggers
            .find(request.principal().name(), name)
            .map(TriggerRoutes::json)
            .orElseThrow(() -> Problem.notFound("event trigger definition " + name)));
  }

  private Answer delete(Request request) {
    String name = request.path("name");
    if (!triggers.delete(request.principal().name(), name)) {
      throw Problem.notFound("event trigger definition " + name);
    }
    audit.done(request, "trigger.delete", name);
    return Answer.ok(null);
  }

  private static JsonObject json(StoredTrigger trigger) {
    return new JsonObject()
        .put("name", trigger.name())
        .put("content", trigger.content())
        .put("creater", trigger.creater())
        .put("event_name", trigger.eventName())
        .put("event_version", trigger.eventVersion())
        .put("event_creater", trigger.eventCreater())
        .put("CreatedAt", trigger.createdAt())
        .put("updatedAt", trigger.updatedAt())
        .put("generation", trigger.generation());
  }
}
