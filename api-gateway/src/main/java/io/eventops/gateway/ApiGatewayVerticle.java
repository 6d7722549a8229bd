package io.eventops.gateway;

import io.eventops.gateway.forward.http.Forwarding;
import io.eventops.gateway.openapi.http.OpenApiRoute;
import io.eventops.gateway.password.Passwords;
import io.eventops.gateway.session.Login;
import io.eventops.gateway.session.Sessions;
import io.eventops.gateway.session.bus.RevocationBroadcast;
import io.eventops.gateway.session.http.SessionRoutes;
import io.eventops.gateway.session.store.SqlSessions;
import io.eventops.gateway.throttle.Throttle;
import io.eventops.gateway.throttle.ThrottlePolicy;
import io.eventops.gateway.user.Registration;
import io.eventops.gateway.user.UserRules;
import io.eventops.gateway.user.http.UserRoutes;
import io.eventops.gateway.user.store.SqlUsers;
import io.eventops.platform.boot.Platform;
import io.eventops.platform.boot.ServiceDefinition;
import io.eventops.platform.boot.ServiceVerticle;
import io.eventops.platform.thread.Recurring;
import io.eventops.platform.thread.Threads;
import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import java.time.Duration;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/// Wires api-gateway.
public final class ApiGatewayVerticle extends ServiceVerticle {
  public static final ServiceDefinition<ApiGatewayConfig> SERVICE =
      new ServiceDefinition<>("api-gateway", ApiGatewayConfig::from, ApiGatewayVerticle::new);

  private static final int REMEMBERED = 20_000;
  private static final int FREE_REGISTRATIONS = 100;
  private static final Duration MEMORY = Duration.ofMinutes(30);
  private static final Duration PURGE = Duration.ofHours(1);

  private final Platform platform;
  private final Passwords passwords;
  private final SqlSessions store;
  private final UserRoutes users;
  private final SessionRoutes sessions;
  private final OpenApiRoute openApi = new OpenApiRoute();
  private final Forwarding forwarding;
  private @Nullable Recurring purge;

  ApiGatewayVerticle(ApiGatewayConfig config, Platform platform) {
    InstantSource clock = platform.clock();
    this.platform = platform;
    this.passwords = new Passwords(config.hashings());
    this.store = new SqlSessions(platform.database());
    SqlUsers rows = new SqlUsers(platform.database(), platform.ids());
    Registration registration =
        new Registration(
            config.registrationOpen(),
            new UserRules(config.passwords()),
            rows,
            passwords,
            throttle(config, FREE_REGISTRATIONS),
            clock);
    Sessions open =
        new Sessions(
            config.lives(),
            platform.tokens(),
            store,
            rows,
            new RevocationBroadcast(platform.revocations(), platform.bus()),
            clock);
    Login login =
        new Login(
            rows,
            passwords,
            config.passwords(),
            throttle(config, config.freeFailures()),
            throttle(config, config.freeFailuresPerAddress()),
            open,
            clock);
    this.users = new UserRoutes(registration, rows, platform.audit());
    this.sessions = new SessionRoutes(login, open, platform.audit());
    this.forwarding = new Forwarding(platform.vertx(), platform.directory(), platform.services());
  }

  private static Throttle throttle(ApiGatewayConfig config, int free) {
    return new Throttle(
        new ThrottlePolicy(free, Duration.ofSeconds(1), config.longestDelay(), MEMORY), REMEMBERED);
  }

  @Override
  public Future<?> start() {
    purge = Recurring.start("expired tokens", PURGE, () -> store.purge(platform.clock().instant()));
    return Future.succeededFuture();
  }

  @Override
  public void routes(Router router) {
    users.mount(platform.api(), router);
    sessions.mount(platform.api(), router);
    openApi.mount(platform.api(), router);
    forwarding.mount(router);
  }

  @Override
  public Future<?> stop() {
    passwords.close();
    Recurring job = purge;
    return job == null ? Future.succeededFuture() : Threads.run("stop purge", job::close);
  }
}
