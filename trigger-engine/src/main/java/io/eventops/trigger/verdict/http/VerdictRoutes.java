package io.eventops.trigger.verdict.http;

import io.eventops.model.definition.TriggerDefinition;
import io.eventops.model.event.Event;
import io.eventops.platform.http.Answer;
import io.eventops.platform.http.Api;
import io.eventops.platform.http.Problem;
import io.eventops.platform.http.ProblemType;
import io.eventops.platform.http.Request;
import io.eventops.trigger.definition.StoredTrigger;
import io.eventops.trigger.definition.Triggers;
import io.eventops.trigger.verdict.Explanation;
import io.eventops.trigger.verdict.Explanations;
import io.eventops.trigger.verdict.History;
import io.eventops.trigger.verdict.Told;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;

/// Explains past events and tries triggers out.
public final class VerdictRoutes {
  private final Api api;
  private final Explanations explanations;
  private final Triggers triggers;

  public VerdictRoutes(Api api, Explanations explanations, Triggers triggers) {
    this.api = api;
    this.explanations = explanations;
    this.triggers = triggers;
  }

  public void mount(Router router) {
    api.route(router, HttpMethod.GET, "/api/event/:id/explain", this::explain);
    api.route(router, HttpMethod.POST, "/api/trigger-definition/test", this::tryOut);
  }

  private Answer explain(Request request) {
    long id = request.id("id");
    return Answer.ok(
        explanations
            .explain(id, request.principal().name())
            .map(VerdictRoutes::json)
            .orElseThrow(() -> Problem.notFound("event " + id)));
  }

  private Answer tryOut(Request request) {
    String caller = request.principal().name();
    JsonObject body = request.json();
    TriggerDefinition definition = definition(body, caller);
    if (body.getValue("event") instanceof JsonObject event) {
      return Answer.ok(
          json(explanations.tryOut(caller, definition, caller, explanations.read(event.encode()))));
    }
    long id =
        Request.number(body, "eventId")
            .orElseThrow(
                () ->
                    Problem.of(
                        ProblemType.MALFORMED_REQUEST,
                        "there is no event to try: send eventId, or event with an event inside"));
    History.PastEvent past =
        explanations
            .event(id)
            .filter(event -> event.creater().equals(caller))
            .orElseThrow(() -> Problem.notFound("event " + id));
    Event event = explanations.read(past.content());
    return Answer.ok(json(explanations.tryOut(caller, definition, past.creater(), event)));
  }

  private TriggerDefinition definition(JsonObject body, String caller) {
    String content = Request.text(body, "triggerContent");
    if (content.isBlank()) {
      String name = Request.text(body, "name");
      if (name.isBlank()) {
        throw Problem.of(
            ProblemType.MALFORMED_REQUEST,
            "there is no trigger to try: send triggerContent, or the name of a trigger");
      }
      content =
          triggers
              .find(caller, name)
              .map(StoredTrigger::content)
              .orElseThrow(() -> Problem.notFound("event trigger definition " + name));
    }
    return TriggerDefinition.read(content, caller).definition();
  }

  private static JsonObject json(Explanation explanation) {
    JsonArray verdicts = new JsonArray();
    explanation.verdicts().forEach(told -> verdicts.add(json(told)));
    return new JsonObject()
        .put("eventId", explanation.eventId())
        .put("status", explanation.status())
        .put("generation", explanation.generation())
        .put("verdicts", verdicts)
        .put("firedForOthers", explanation.firedForOthers());
  }

  private static JsonObject json(Told told) {
    return new JsonObject()
        .put("trigger", told.trigger())
        .put("triggerCreater", told.triggerCreater())
        .put("entry", told.entry())
        .put("image", told.image())
        .put("fired", told.fired())
        .put("runId", told.runId())
        .put("runStatus", told.runStatus())
        .put("clause", told.clause())
        .put("path", told.path())
        .put("saw", told.saw())
        .put("text", told.text());
  }
}
