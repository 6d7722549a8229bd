package io.eventops.gateway.user.http;

import io.eventops.gateway.user.Registered;
import io.eventops.gateway.user.Registration;
import io.eventops.gateway.user.User;
import io.eventops.gateway.user.Users;
import io.eventops.model.validation.Violation;
import io.eventops.platform.audit.Audit;
import io.eventops.platform.http.Answer;
import io.eventops.platform.http.Api;
import io.eventops.platform.http.Problem;
import io.eventops.platform.http.ProblemType;
import io.eventops.platform.http.Request;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import java.time.Duration;
import java.util.stream.Collectors;

/// `/api/user/register` and `/api/user/me`.
public final class UserRoutes {
  private static final Duration RETRY = Duration.ofSeconds(2);

  private final Registration registration;
  private final Users users;
  private final Audit audit;

  public UserRoutes(Registration registration, Users users, Audit audit) {
    this.registration = registration;
    this.users = users;
    this.audit = audit;
  }

  public void mount(Api api, Router router) {
    api.open(router, HttpMethod.POST, "/api/user/register", this::register);
    api.route(router, HttpMethod.GET, "/api/user/me", this::me);
  }

  private Answer register(Request request) {
    JsonObject body = request.json();
    String name = Request.text(body, "name");
    Registered registered =
        registration.register(
            name, Request.text(body, "email"), Request.text(body, "password"), request.remote());
    audit.record(
        "", "user.register", name, outcome(registered), request.remote(), reason(registered));
    return switch (registered) {
      case Registered.Done(User user) -> Answer.ok("register success", json(user));
      case Registered.NameUsed(String used) ->
          throw Problem.of(ProblemType.CONFLICT, "name " + used + " is already used");
      case Registered.EmailUsed(String used) ->
          throw Problem.of(ProblemType.CONFLICT, "email " + used + " is already used");
      case Registered.Invalid invalid -> throw Problem.invalid(text(invalid), invalid.violations());
      case Registered.Closed _ ->
          throw Problem.of(
              ProblemType.FORBIDDEN, "registration is closed, ask the operator for an account");
      case Registered.Busy _ ->
          throw Problem.later(
              ProblemType.UNAVAILABLE, "too many passwords are being checked, try again", RETRY);
      case Registered.TooOften(var wait) ->
          throw Problem.later(
              ProblemType.TOO_MANY_REQUESTS, "too many registrations from this address", wait);
    };
  }

  private static String outcome(Registered registered) {
    return registered instanceof Registered.Done ? "done" : "refused";
  }

  private static String reason(Registered registered) {
    return registered instanceof Registered.Done ? "" : registered.getClass().getSimpleName();
  }

  private static String text(Registered.Invalid invalid) {
    return invalid.violations().stream().map(Violation::message).collect(Collectors.joining("; "));
  }

  private Answer me(Request request) {
    return users
        .find(request.principal().name())
        .map(user -> Answer.ok(json(user)))
        .orElseThrow(() -> Problem.notFound("user"));
  }

  private static JsonObject json(User user) {
    return new JsonObject().put("Name", user.name()).put("Email", user.email()).put("Token", "");
  }
}
