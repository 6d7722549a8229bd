package io.eventops.gateway.session.http;

import io.eventops.gateway.session.Login;
import io.eventops.gateway.session.LoginResult;
import io.eventops.gateway.session.RefreshResult;
import io.eventops.gateway.session.SessionTokens;
import io.eventops.gateway.session.Sessions;
import io.eventops.model.validation.Violation;
import io.eventops.platform.audit.Audit;
import io.eventops.platform.http.Answer;
import io.eventops.platform.http.Api;
import io.eventops.platform.http.Problem;
import io.eventops.platform.http.ProblemType;
import io.eventops.platform.http.Request;
import io.eventops.platform.settings.Secret;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// `/api/user/login`, `refresh`, `logout`, `logout-all` and `password`.
public final class SessionRoutes {
  private static final Duration RETRY = Duration.ofSeconds(2);

  private final Login login;
  private final Sessions sessions;
  private final Audit audit;

  public SessionRoutes(Login login, Sessions sessions, Audit audit) {
    this.login = login;
    this.sessions = sessions;
    this.audit = audit;
  }

  public void mount(Api api, Router router) {
    api.open(router, HttpMethod.POST, "/api/user/login", this::login);
    api.open(router, HttpMethod.POST, "/api/user/refresh", this::refresh);
    api.route(router, HttpMethod.POST, "/api/user/logout", this::logout);
    api.route(router, HttpMethod.POST, "/api/user/logout-all", this::logoutAll);
    api.route(router, HttpMethod.POST, "/api/user/password", this::password);
  }

  private Answer login(Request request) {
    JsonObject body = request.json();
    String name = Request.text(body, "username");
    LoginResult result = login.login(name, Request.text(body, "password"), request.remote());
    return answer(request, name, "user.login", result, "login success");
  }

  private Answer password(Request request) {
    JsonObject body = request.json();
    String name = request.principal().name();
    LoginResult result =
        login.changePassword(
            name,
            Request.text(body, "oldPassword"),
            Request.text(body, "newPassword"),
            request.remote());
    return answer(request, name, "user.password", result, "");
  }

  private Answer answer(
      Request request, String name, String action, LoginResult result, String message) {
    return switch (result) {
      case LoginResult.Done(SessionTokens tokens) -> {
        String user = tokens.user().name();
        audit.record(user, action, user, "done", request.remote(), "");
        yield answer(message, tokens);
      }
      case LoginResult.Refused _ -> {
        audit.record(name, action, name, "refused", request.remote(), "");
        throw Problem.of(ProblemType.UNAUTHENTICATED, "username or password error");
      }
      case LoginResult.TooOften(Duration wait) ->
          throw Problem.later(
              ProblemType.TOO_MANY_REQUESTS,
              "too many failed attempts, try again in " + seconds(wait) + " s",
              Duration.ofSeconds(seconds(wait)));
      case LoginResult.Busy _ ->
          throw Problem.later(
              ProblemType.UNAVAILABLE, "too many passwords are being checked, try again", RETRY);
      case LoginResult.BadPassword(String problem) ->
          throw Problem.invalid(problem, List.of(new Violation("newPassword", 0, problem)));
    };
  }

  private static long seconds(Duration wait) {
    return wait.plusMillis(999).toSeconds();
  }

  private static Answer answer(String message, SessionTokens tokens) {
    JsonObject data =
        new JsonObject()
            .put("Name", tokens.user().name())
            .put("Email", tokens.user().email())
            .put("Token", tokens.access().reveal())
            .put("RefreshToken", tokens.refresh().reveal())
            .put("ExpiresIn", tokens.life().toSeconds());
    return Answer.ok(message, data).with("Authorization", "Bearer " + tokens.access().reveal());
  }

  private Answer refresh(Request request) {
    Secret token =
        refreshToken(request.json())
            .orElseThrow(
                () ->
                    Problem.of(ProblemType.MALFORMED_REQUEST, "refreshToken is missing, send it"));
    return switch (sessions.refresh(token)) {
      case RefreshResult.Done(SessionTokens tokens) -> answer("", tokens);
      case RefreshResult.Refused _ -> throw loginAgain();
      case RefreshResult.Reused(String user) -> {
        audit.record(
            user, "user.refresh", user, "refused", request.remote(), "used twice: session ended");
        throw loginAgain();
      }
    };
  }

  private static Problem loginAgain() {
    return Problem.of(
        ProblemType.UNAUTHENTICATED, "the refresh token is not good any more, log in again");
  }

  private static Optional<Secret> refreshToken(JsonObject body) {
    return Optional.of(Request.text(body, "refreshToken"))
        .filter(text -> !text.isBlank())
        .map(Secret::new);
  }

  private Answer logout(Request request) {
    sessions.end(
        request.principal(), request.hasBody() ? refreshToken(request.json()) : Optional.empty());
    audit.done(request, "user.logout", request.principal().name());
    return Answer.ok(null);
  }

  private Answer logoutAll(Request request) {
    sessions.endAll(request.principal().name());
    audit.done(request, "user.logout-all", request.principal().name());
    return Answer.ok(null);
  }
}
