package io.eventops.pipeline.run.http;

import static org.awaitility.Awaitility.await;

import io.eventops.database.DatabaseAddress;
import io.eventops.pipeline.PipelineRunnerVerticle;
import io.eventops.platform.boot.Process;
import io.eventops.platform.settings.Settings;
import io.eventops.testkit.TestDatabase;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// pipeline-runner as it is shipped, on a database of its own, running jobs on this machine.
final class LiveService implements AutoCloseable {
  static final String USER = "kakj";
  private static final Duration LONG = Duration.ofSeconds(60);

  final Process process;
  private final TestDatabase database = TestDatabase.create();
  private final HttpClient client = HttpClient.newHttpClient();

  LiveService(Path data) {
    DatabaseAddress address = database.address();
    process =
        Process.start(
            Settings.of(
                Map.ofEntries(
                    Map.entry("EVENTOPS_HOST", "127.0.0.1"),
                    Map.entry("EVENTOPS_PORT", "0"),
                    Map.entry("EVENTOPS_MANAGEMENT_PORT", "-1"),
                    Map.entry("EVENTOPS_DATA_DIRECTORY", data.toString()),
                    Map.entry("EVENTOPS_LOCAL_ACTUATOR", "true"),
                    Map.entry("EVENTOPS_KILL_GRACE", "1s"),
                    Map.entry("EVENTOPS_CALLBACK_ADDRESS", "http://127.0.0.1"),
                    Map.entry("MYSQL_ADDRESS", address.host()),
                    Map.entry("MYSQL_PORT", Integer.toString(address.port())),
                    Map.entry("MYSQL_DB", address.database()),
                    Map.entry("MYSQL_USER", address.user()),
                    Map.entry("MYSQL_PASSWORD", address.password()),
                    Map.entry("EVENTOPS_LOGIN_TOKEN_SIGNATURE", "a signature for tests only"),
                    Map.entry("EVENTOPS_SECRET_KEY", "a key that is for tests only"))),
            List.of(PipelineRunnerVerticle.SERVICE));
  }

  LiveService withActuator() {
    data(
        post(
            "/api/actuator/apply",
            new JsonObject()
                .put(
                    "actuatorContent",
                    "name: here\nos: {local: true}\ntags: [os-runner]\nconcurrency: 10\n")));
    return this;
  }

  void apply(String yaml) {
    data(post("/api/pipeline-definition/apply", new JsonObject().put("pipelineContent", yaml)));
  }

  long run(String image, JsonObject inputs) {
    Object made =
        data(post("/api/pipeline/run", new JsonObject().put("image", image).put("inputs", inputs)));
    return ((JsonObject) made).getLong("id");
  }

  JsonObject detail(long id) {
    return (JsonObject) data(get("/api/pipeline/" + id));
  }

  JsonObject awaitEnd(long id) {
    return await()
        .atMost(LONG)
        .until(
            () -> detail(id),
            detail -> detail.getJsonObject("pipeline").getString("timeEnd") != null);
  }

  JsonObject task(long run, String alias) {
    JsonArray tasks = detail(run).getJsonArray("tasks");
    return tasks == null
        ? new JsonObject()
        : tasks.stream()
            .map(JsonObject.class::cast)
            .filter(task -> alias.equals(task.getString("alias")))
            .findFirst()
            .orElseGet(JsonObject::new);
  }

  JsonObject awaitTask(long run, String alias, String status) {
    return await()
        .atMost(LONG)
        .until(() -> task(run, alias), task -> status.equals(task.getString("status")));
  }

  HttpResponse<String> get(String path) {
    return send(request(USER, path).GET());
  }

  HttpResponse<String> post(String path, JsonObject body) {
    return send(
        request(USER, path)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body.encode())));
  }

  HttpRequest.Builder request(String user, String path) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + process.port() + path))
            .timeout(LONG);
    if (!user.isEmpty()) {
      String token = process.platform().tokens().issue(user, Instant.now(), Duration.ofHours(1));
      request.header("Authorization", "Bearer " + token);
    }
    return request;
  }

  HttpResponse<String> send(HttpRequest.Builder request) {
    return send(request, HttpResponse.BodyHandlers.ofString());
  }

  /// Lines as they arrive.
  Stream<String> lines(String path) {
    return send(
            request(USER, path).header("Accept", "text/event-stream").GET(),
            HttpResponse.BodyHandlers.ofLines())
        .body();
  }

  private <T> HttpResponse<T> send(
      HttpRequest.Builder request, HttpResponse.BodyHandler<T> handler) {
    try {
      return client.send(request.build(), handler);
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stop);
    }
  }

  static Object data(HttpResponse<String> response) {
    if (response.statusCode() != 200) {
      throw new AssertionError(response.statusCode() + " " + response.body());
    }
    Object data = new JsonObject(response.body()).getValue("Data");
    return data == null ? "" : data;
  }

  @Override
  public void close() {
    client.shutdownNow();
    process.close();
    database.close();
  }
}
