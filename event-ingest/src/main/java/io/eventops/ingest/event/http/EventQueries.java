package io.eventops.ingest.event.http;

import io.eventops.ingest.event.EventFilter;
import io.eventops.ingest.event.EventLibrary;
import io.eventops.ingest.event.StoredEvent;
import io.eventops.platform.http.Answer;
import io.eventops.platform.http.Api;
import io.eventops.platform.http.Problem;
import io.eventops.platform.http.ProblemType;
import io.eventops.platform.http.Request;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import java.util.Set;

/// Lists events and shows one.
public final class EventQueries {
  private static final long DEFAULT_TOP = 100;
  private static final long LARGEST_TOP = 1000;
  private static final Set<String> STATUSES = Set.of("created", "processed", "processFailed");

  private final Api api;
  private final EventLibrary events;

  public EventQueries(Api api, EventLibrary events) {
    this.api = api;
    this.events = events;
  }

  public void mount(Router router) {
    api.route(router, HttpMethod.GET, "/api/event", this::list);
    api.route(router, HttpMethod.GET, "/api/event/:id", this::get);
  }

  private Answer list(Request request) {
    long top = request.queryNumber("top").filter(number -> number > 0).orElse(DEFAULT_TOP);
    EventFilter filter =
        new EventFilter(
            request.principal().name(),
            request.query("name").orElse(null),
            request.query("version").orElse(null),
            request.query("status").map(EventQueries::status).orElse(null),
            request.query("q").orElse(null),
            request.queryNumber("before").orElse(null),
            (int) Math.min(top, LARGEST_TOP));
    JsonArray list = new JsonArray();
    events.list(filter).forEach(event -> list.add(json(event)));
    return Answer.ok(list);
  }

  private static String status(String text) {
    if (!STATUSES.contains(text)) {
      throw Problem.of(
          ProblemType.MALFORMED_REQUEST,
          "status is none of created, processed and processFailed: " + text);
    }
    return text;
  }

  private Answer get(Request request) {
    long id = request.id("id");
    return Answer.ok(
        events
            .find(id, request.principal().name())
            .map(event -> json(event).put("content", new JsonObject(event.content())))
            .orElseThrow(() -> Problem.notFound("event " + id)));
  }

  private static JsonObject json(StoredEvent event) {
    return new JsonObject()
        .put("id", event.id())
        .put("name", event.name())
        .put("version", event.version())
        .put("creater", event.creater())
        .put("status", event.status())
        .put("statusMessage", event.statusMessage())
        .put("createdAt", event.createdAt())
        .put("processedAt", event.processedAt())
        .put("fired", event.fired());
  }
}
