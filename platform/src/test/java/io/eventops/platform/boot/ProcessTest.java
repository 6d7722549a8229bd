package io.eventops.platform.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.eventops.model.message.gateway.TokensRevoked;
import io.eventops.platform.crypto.Digests;
import io.eventops.platform.http.Answer;
import io.eventops.platform.http.TestHttp;
import io.eventops.platform.settings.Settings;
import io.eventops.platform.settings.SettingsFault;
import io.eventops.testkit.TestDatabase;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
final class ProcessTest {
  @AutoClose private static final TestDatabase DATABASE = TestDatabase.create();

  private final List<String> happened = Collections.synchronizedList(new ArrayList<>());

  private static Map<String, String> environment() {
    var address = DATABASE.address();
    Map<String, String> environment = new HashMap<>();
    environment.put("EVENTOPS_HOST", "127.0.0.1");
    environment.put("EVENTOPS_PORT", "0");
    environment.put("EVENTOPS_MANAGEMENT_PORT", "0");
    environment.put("EVENTOPS_LOGIN_TOKEN_SIGNATURE", "a signature of enough characters");
    environment.put("EVENTOPS_SECRET_KEY", "a secret key of enough characters");
    environment.put("MYSQL_ADDRESS", address.host());
    environment.put("MYSQL_PORT", String.valueOf(address.port()));
    environment.put("MYSQL_DB", address.database());
    environment.put("MYSQL_USER", address.user());
    environment.put("MYSQL_PASSWORD", address.password());
    return environment;
  }

  private final class Dummy extends ServiceVerticle {
    private final String name;
    private final Platform platform;

    Dummy(String name, Platform platform) {
      this.name = name;
      this.platform = platform;
    }

    @Override
    public Future<?> start() {
      happened.add("start " + name);
      return Future.succeededFuture();
    }

    @Override
    public void routes(Router router) {
      platform
          .api()
          .route(
              router,
              HttpMethod.GET,
              "/api/" + name,
              request -> Answer.ok(name + " for " + request.principal().name()));
    }

    @Override
    public Future<?> stop() {
      happened.add("stop " + name);
      return Future.succeededFuture();
    }
  }

  private ServiceDefinition<String> service(String name) {
    return new ServiceDefinition<>(
        name,
        settings ->
            settings.text(name, "EVENTOPS_" + name.toUpperCase(java.util.Locale.ROOT), name),
        Dummy::new);
  }

  private Process start() {
    return Process.start(Settings.of(environment()), List.of(service("one"), service("two")));
  }

  @Test
  void runsServicesInOrderAndStopsThemInReverse() {
    try (Process process = start();
        TestHttp http = new TestHttp(process.port())) {
      String token =
          process.platform().tokens().issue("kakj", Instant.now(), Duration.ofMinutes(1));

      assertThat(http.get("/api/one", "Authorization", "Bearer " + token).body())
          .contains("one for kakj");
      assertThat(http.get("/api/two", "Authorization", "Bearer " + token).body())
          .contains("two for kakj");
      assertThat(http.get("/metrics").statusCode()).isEqualTo(404);
    }
    assertThat(happened).containsExactly("start one", "start two", "stop two", "stop one");
  }

  @Test
  void servesHealthAndMetricsOnThePortForManagement() {
    try (Process process = start();
        TestHttp api = new TestHttp(process.port());
        TestHttp management = new TestHttp(process.managementPort())) {
      api.get("/api/one");

      assertThat(management.get("/health/live").statusCode()).isEqualTo(200);
      assertThat(management.get("/health/ready").body())
          .isEqualTo("{\"status\":\"up\",\"checks\":{\"database\":\"up\"}}");
      await()
          .untilAsserted(
              () ->
                  assertThat(management.get("/metrics").body())
                      .contains(
                          "eventops_http_request_duration_seconds_count{method=\"GET\","
                              + "route=\"/api/one\",status=\"401\"} 1"));
    }
  }

  @Test
  void refusesARevokedTokenAsSoonAsItIsTold() {
    try (Process process = start();
        TestHttp http = new TestHttp(process.port())) {
      Platform platform = process.platform();
      String token =
          platform.tokens().issue("kakj", "login-1", Instant.now(), Duration.ofMinutes(1));
      assertThat(http.get("/api/one", "Authorization", "Bearer " + token).statusCode())
          .isEqualTo(200);

      platform
          .database()
          .update(
              "INSERT INTO token_revocations (token_hash, created_at) VALUES (?, ?)",
              io.vertx.core.buffer.Buffer.buffer(Digests.sha256("login-1")),
              Instant.now());
      platform.bus().publish(TokensRevoked.ADDRESS, new TokensRevoked("kakj"));

      await()
          .untilAsserted(
              () ->
                  assertThat(http.get("/api/one", "Authorization", "Bearer " + token).statusCode())
                      .isEqualTo(401));
    }
  }

  @Test
  void reportsAllMistakesBeforeAnythingStarts() {
    Map<String, String> environment = environment();
    environment.put("EVENTOPS_LOGIN_TOKEN_SIGNATURE", "signature");
    environment.remove("EVENTOPS_SECRET_KEY");
    environment.put("EVENTOPS_THREE", "typo");
    Settings settings = Settings.of(environment);

    assertThatThrownBy(() -> Process.start(settings, List.of(service("one"))))
        .isInstanceOf(SettingsFault.class)
        .hasMessageContaining("EVENTOPS_LOGIN_TOKEN_SIGNATURE")
        .hasMessageContaining("EVENTOPS_SECRET_KEY")
        .hasMessageContaining("EVENTOPS_THREE");
    assertThat(happened).isEmpty();
  }

  @Test
  void givesUpWhenTheDatabaseDoesNotComeInTime() {
    Map<String, String> environment = environment();
    environment.put("MYSQL_DB", "not_there");
    environment.put("EVENTOPS_DATABASE_WAIT", "1s");
    Settings settings = Settings.of(environment);

    assertThatThrownBy(() -> Process.start(settings, List.of(service("one"))))
        .hasMessageContaining("not_there");
    assertThat(happened).isEmpty();
  }

  @Test
  void findsTheConfigurationFileInTheArguments() {
    assertThat(ServiceLauncher.configFile(new String[] {"--configFile=/a.yaml"}))
        .hasToString("/a.yaml");
    assertThat(ServiceLauncher.configFile(new String[] {"-configFile", "/a.yaml"}))
        .hasToString("/a.yaml");
    assertThat(ServiceLauncher.configFile(new String[0])).hasToString("/etc/eventops/config.yaml");
  }
}
