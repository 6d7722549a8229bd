package io.eventops.pipeline.definition.http;

import io.eventops.model.name.ImageRef;
import io.eventops.model.name.Version;
import io.eventops.pipeline.definition.Applied;
import io.eventops.pipeline.definition.Catalog;
import io.eventops.pipeline.definition.DefinitionStore;
import io.eventops.pipeline.definition.Page;
import io.eventops.pipeline.definition.RevisionEntry;
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
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// `/api/pipeline-definition`. Someone else's private pipeline answers like one that is not there.
public final class DefinitionRoutes {
  private static final String BASE = "/api/pipeline-definition";
  private static final String NAME = BASE + "/:name";
  private static final String VERSION = NAME + "/:version";
  private static final int MOST_VERSIONS = 1_000;
  private static final int REVISIONS = 100;

  private final Catalog catalog;
  private final DefinitionStore store;
  private final Audit audit;

  public DefinitionRoutes(Catalog catalog, DefinitionStore store, Audit audit) {
    this.catalog = catalog;
    this.store = store;
    this.audit = audit;
  }

  public void mount(Router router, Api api) {
    api.route(router, HttpMethod.POST, BASE + "/apply", this::apply);
    api.route(router, HttpMethod.GET, BASE, this::list);
    api.route(router, HttpMethod.GET, NAME, this::definition);
    api.route(router, HttpMethod.GET, VERSION, this::version);
    api.route(router, HttpMethod.GET, VERSION + "/revisions", this::revisions);
    api.route(router, HttpMethod.DELETE, VERSION, this::deleteVersion);
    api.route(router, HttpMethod.DELETE, NAME, this::delete);
    api.route(router, HttpMethod.PATCH, NAME, this::describe);
  }

  private Answer apply(Request request) {
    String content = Request.text(request.json(), "pipelineContent");
    String caller = request.principal().name();
    if (request.queryFlag("dryRun")) {
      return Answer.ok(DefinitionJson.of(catalog.check(caller, content)));
    }
    Applied applied = catalog.apply(caller, content);
    if (applied.changed()) {
      audit.done(request, "pipeline.apply", applied.image().toString());
    }
    return Answer.ok(DefinitionJson.of(applied));
  }

  private Answer list(Request request) {
    ImageRef after = ImageRef.parse(request.query("after").orElse(""));
    Page page =
        new Page(
            after.name(),
            after.version(),
            top(request, MOST_VERSIONS, MOST_VERSIONS),
            !request.query("content").equals(Optional.of("false")));
    return Answer.ok(
        DefinitionJson.of(store.versions(request.principal().name(), creater(request), page)));
  }

  private Answer definition(Request request) {
    return Answer.ok(
        store
            .definition(request.principal().name(), creater(request), request.path("name"))
            .map(DefinitionJson::of)
            .orElse(null));
  }

  private Answer version(Request request) {
    return Answer.ok(
        store
            .version(request.principal().name(), image(request))
            .map(DefinitionJson::of)
            .orElse(null));
  }

  private Answer revisions(Request request) {
    long before = request.queryNumber("before").orElse((long) Integer.MAX_VALUE);
    List<RevisionEntry> revisions =
        store.revisions(
            request.principal().name(),
            image(request),
            (int) Math.min(before, Integer.MAX_VALUE),
            top(request, REVISIONS, MOST_VERSIONS));
    if (revisions.isEmpty() && before == Integer.MAX_VALUE) {
      throw Problem.notFound("pipeline " + image(request));
    }
    return Answer.ok(new JsonArray(revisions.stream().map(DefinitionJson::of).toList()));
  }

  private Answer deleteVersion(Request request) {
    ImageRef image = own(request, request.path("version"));
    if (image.isLatest()) {
      throw Problem.of(
          ProblemType.MALFORMED_REQUEST,
          Version.LATEST + " is not a version; name the version that is to be deleted");
    }
    if (store.deleteVersion(image)) {
      audit.done(request, "pipeline.delete-version", image.toString());
    }
    return Answer.ok(null);
  }

  private Answer delete(Request request) {
    ImageRef image = own(request, "");
    if (store.delete(image.creater(), image.name())) {
      audit.done(request, "pipeline.delete", image.toString());
    }
    return Answer.ok(null);
  }

  private Answer describe(Request request) {
    JsonObject body = request.json();
    Optional<Boolean> isPublic = Optional.ofNullable(flag(body, "public"));
    Optional<String> description =
        body.getValue("desc") == null ? Optional.empty() : Optional.of(Request.text(body, "desc"));
    if (isPublic.isEmpty() && description.isEmpty()) {
      throw Problem.of(ProblemType.MALFORMED_REQUEST, "nothing to change; send public or desc");
    }
    ImageRef image = own(request, "");
    if (!store.describe(image.creater(), image.name(), isPublic, description)) {
      throw Problem.notFound("pipeline " + image);
    }
    String action =
        isPublic
            .map(shared -> shared ? "pipeline.publish" : "pipeline.unpublish")
            .orElse("pipeline.describe");
    audit.done(request, action, image.toString());
    return definition(request);
  }

  private static @Nullable Boolean flag(JsonObject body, String name) {
    return switch (body.getValue(name)) {
      case null -> null;
      case Boolean flag -> flag;
      default ->
          throw Problem.of(ProblemType.MALFORMED_REQUEST, name + " is neither true nor false");
    };
  }

  private static int top(Request request, int standard, int most) {
    long wanted = request.queryNumber("top").filter(top -> top > 0).orElse((long) standard);
    return (int) Math.min(wanted, most);
  }

  private static String creater(Request request) {
    return request.query("creater").orElse(request.principal().name());
  }

  private static ImageRef image(Request request) {
    return new ImageRef(creater(request), request.path("name"), request.path("version"));
  }

  private static ImageRef own(Request request, String version) {
    return new ImageRef(request.principal().name(), request.path("name"), version);
  }
}
