package io.eventops.pipeline.actuator.http;

import io.eventops.model.definition.ActuatorDefinition;
import io.eventops.pipeline.actuator.ActuatorApplied;
import io.eventops.pipeline.actuator.ActuatorCatalog;
import io.eventops.pipeline.actuator.ActuatorEntry;
import io.eventops.pipeline.actuator.ActuatorStore;
import io.eventops.platform.audit.Audit;
import io.eventops.platform.http.Answer;
import io.eventops.platform.http.Api;
import io.eventops.platform.http.Problem;
import io.eventops.platform.http.ProblemType;
import io.eventops.platform.http.Request;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.ext.web.Router;
import java.util.List;

/// `/api/actuator`. Callers see their own actuators; others' are not there.
public final class ActuatorRoutes {
  private static final String BASE = "/api/actuator";
  private static final String NAME = BASE + "/:name";
  private static final int MOST = 1_000;

  private final ActuatorCatalog catalog;
  private final ActuatorStore store;
  private final Audit audit;

  public ActuatorRoutes(ActuatorCatalog catalog, ActuatorStore store, Audit audit) {
    this.catalog = catalog;
    this.store = store;
    this.audit = audit;
  }

  public void mount(Router router, Api api) {
    api.route(router, HttpMethod.POST, BASE + "/apply", this::apply);
    api.route(router, HttpMethod.GET, BASE, this::list);
    api.route(router, HttpMethod.GET, NAME, this::one);
    api.route(router, HttpMethod.DELETE, NAME, this::delete);
    api.route(router, HttpMethod.POST, NAME + "/host-key/reset", this::resetHostKey);
  }

  private Answer apply(Request request) {
    String content = Request.text(request.json(), "actuatorContent");
    String caller = request.principal().name();
    if (request.queryFlag("dryRun")) {
      return Answer.ok(ActuatorJson.of(catalog.check(caller, content)));
    }
    ActuatorApplied applied = catalog.apply(caller, content);
    if (applied.changed()) {
      audit.done(request, "actuator.apply", applied.name());
    }
    return Answer.ok(ActuatorJson.of(applied));
  }

  private Answer list(Request request) {
    long top = request.queryNumber("top").filter(wanted -> wanted > 0).orElse((long) MOST);
    List<ActuatorEntry> entries =
        store.list(
            request.principal().name(),
            request.query("after").orElse(""),
            (int) Math.min(top, MOST));
    // an empty list is null in the contract
    return Answer.ok(
        entries.isEmpty() ? null : new JsonArray(entries.stream().map(ActuatorJson::of).toList()));
  }

  private Answer one(Request request) {
    String caller = request.principal().name();
    ActuatorEntry entry = store.entry(caller, name(request)).orElseThrow(() -> notFound(request));
    ActuatorDefinition definition = definition(request);
    return Answer.ok(ActuatorJson.of(entry).put("content", ActuatorCatalog.masked(definition)));
  }

  private Answer delete(Request request) {
    if (store.delete(request.principal().name(), name(request))) {
      audit.done(request, "actuator.delete", name(request));
    }
    return Answer.ok(null);
  }

  private Answer resetHostKey(Request request) {
    if (ActuatorCatalog.givesHostKey(definition(request))) {
      throw Problem.of(
          ProblemType.CONFLICT,
          "the definition of this actuator gives its host key; change it there and apply it");
    }
    if (!store.forgetHostKey(request.principal().name(), name(request))) {
      throw notFound(request);
    }
    audit.done(request, "actuator.host-key-reset", name(request));
    return Answer.ok(null);
  }

  private ActuatorDefinition definition(Request request) {
    return store
        .definition(request.principal().name(), name(request))
        .orElseThrow(() -> notFound(request));
  }

  private static String name(Request request) {
    return request.path("name");
  }

  private static Problem notFound(Request request) {
    return Problem.notFound("actuator " + name(request));
  }
}
