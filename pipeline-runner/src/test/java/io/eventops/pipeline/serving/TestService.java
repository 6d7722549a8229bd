package io.eventops.pipeline.serving;

import io.eventops.database.DatabaseAddress;
import io.eventops.platform.boot.Platform;
import io.eventops.platform.boot.Process;
import io.eventops.platform.boot.ServiceDefinition;
import io.eventops.platform.settings.Settings;
import io.eventops.testkit.TestDatabase;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;

/// The catalog served over real HTTP on a real database.
public final class TestService implements AutoCloseable {
  private static final Duration LONGEST_CALL = Duration.ofSeconds(20);

  private final TestDatabase database;
  private final Process process;
  private final HttpClient client = HttpClient.newHttpClient();

  private TestService(TestDatabase database, Process process) {
    this.database = database;
    this.process = process;
  }

  public static TestService start() {
    return start(false);
  }

  public static TestService startWithLocalActuators() {
    return start(true);
  }

  private static TestService start(boolean localAllowed) {
    TestDatabase database = TestDatabase.create();
    DatabaseAddress address = database.address();
    Map<String, String> environment =
        Map.ofEntries(
            Map.entry("EVENTOPS_HOST", "127.0.0.1"),
            Map.entry("EVENTOPS_PORT", "0"),
            Map.entry("EVENTOPS_MANAGEMENT_PORT", "-1"),
            Map.entry("MYSQL_ADDRESS", address.host()),
            Map.entry("MYSQL_PORT", Integer.toString(address.port())),
            Map.entry("MYSQL_DB", address.database()),
            Map.entry("MYSQL_USER", address.user()),
            Map.entry("MYSQL_PASSWORD", address.password()),
            Map.entry("EVENTOPS_LOGIN_TOKEN_SIGNATURE", "a signature for tests only"),
            Map.entry("EVENTOPS_SECRET_KEY", "a key that is for tests only"));
    ServiceDefinition<Boolean> catalog =
        new ServiceDefinition<>(
            "catalog",
            _ -> localAllowed,
            (local, platform) -> new CatalogVerticle(platform, local));
    return new TestService(database, Process.start(Settings.of(environment), List.of(catalog)));
  }

  public Platform platform() {
    return process.platform();
  }

  public TestDatabase database() {
    return database;
  }

  public Reply get(String user, String path) {
    return send(user, "GET", path, "");
  }

  public Reply delete(String user, String path) {
    return send(user, "DELETE", path, "");
  }

  public Reply post(String user, String path, JsonObject body) {
    return send(user, "POST", path, body.encode());
  }

  /// @param user empty to send no token
  public Reply send(String user, String method, String path, String body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + process.port() + path))
            .timeout(LONGEST_CALL)
            .header("Content-Type", "application/json")
            .method(method, HttpRequest.BodyPublishers.ofString(body));
    if (!user.isEmpty()) {
      String token = platform().tokens().issue(user, Instant.now(), Duration.ofHours(1));
      request.header("Authorization", "Bearer " + token);
    }
    try {
      var response = client.send(request.build(), BodyHandlers.ofString());
      String type = response.headers().firstValue("Content-Type").orElse("");
      return new Reply(response.statusCode(), type, response.body());
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stop);
    }
  }

  /// What this user changed, as in `pipeline.delete ann/hello`, once so many lines are there.
  public List<String> auditOf(String user, int lines) {
    return Awaitility.await()
        .until(
            () -> {
              List<String> found = new ArrayList<>();
              platform()
                  .database()
                  .query("SELECT action, object FROM audit_log WHERE actor = ? ORDER BY id", user)
                  .forEach(row -> found.add(row.getString(0) + " " + row.getString(1)));
              return found;
            },
            found -> found.size() >= lines);
  }

  @Override
  public void close() {
    client.close();
    process.close();
    database.close();
  }
}
