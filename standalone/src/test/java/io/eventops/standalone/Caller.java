package io.eventops.standalone;

import static org.awaitility.Awaitility.await;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;

/// Somebody who talks HTTP to an installation; with a token, a user of it.
///
/// @param token empty for a stranger
public record Caller(HttpClient client, String address, String token) {
  public static final String PASSWORD = "correct horse battery";
  private static final Duration LONGEST_CALL = Duration.ofSeconds(60);
  private static final Duration LONGEST_RUN = Duration.ofMinutes(2);

  public static Caller stranger(String address) {
    HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    return new Caller(client, address, "");
  }

  /// Registers the user, or just logs in when it is known.
  public Caller as(String name) {
    post(
        "/api/user/register",
        new JsonObject()
            .put("name", name)
            .put("email", name + "@example.com")
            .put("password", PASSWORD));
    JsonObject login =
        post("/api/user/login", new JsonObject().put("username", name).put("password", PASSWORD))
            .data();
    return withToken(login.getString("Token"));
  }

  public Caller withToken(String other) {
    return new Caller(client, address, other);
  }

  public Reply get(String path) {
    return send(request(path).GET());
  }

  public Reply delete(String path) {
    return send(request(path).DELETE());
  }

  public Reply post(String path) {
    return send(request(path).POST(BodyPublishers.noBody()));
  }

  public Reply post(String path, JsonObject body) {
    return post(path, body.encode());
  }

  public Reply post(String path, String body) {
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body)));
  }

  /// A request with the token of this caller, for what the other methods cannot say.
  public HttpRequest.Builder request(String path) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(address + path)).timeout(LONGEST_CALL);
    return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
  }

  public Reply send(HttpRequest.Builder request) {
    try {
      return Reply.of(client.send(request.build(), HttpResponse.BodyHandlers.ofString()));
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stop);
    }
  }

  public Reply applyActuator(String yaml) {
    return post("/api/actuator/apply", new JsonObject().put("actuatorContent", yaml));
  }

  public Reply applyPipeline(String yaml) {
    return post("/api/pipeline-definition/apply", new JsonObject().put("pipelineContent", yaml));
  }

  public Reply applyTrigger(String yaml) {
    return post("/api/trigger-definition/apply", new JsonObject().put("triggerContent", yaml));
  }

  /// Sends an event of version 1.0 and returns its id.
  public long sendEvent(String name, JsonObject values) {
    JsonObject event =
        new JsonObject()
            .put("name", name)
            .put("version", "1.0")
            .put("timestamp", 1)
            .put("values", values);
    return post("/api/event/send", event).data().getLong("id");
  }

  /// Starts a run without an event and returns its id.
  public long run(String image, JsonObject inputs) {
    return post("/api/pipeline/run", new JsonObject().put("image", image).put("inputs", inputs))
        .data()
        .getLong("id");
  }

  public JsonObject runDetail(long run) {
    return get("/api/pipeline/" + run).data();
  }

  /// The run, once it has ended.
  public JsonObject awaitEnd(long run) {
    return await("end of run " + run)
        .atMost(LONGEST_RUN)
        .until(
            () -> runDetail(run),
            detail -> detail.getJsonObject("pipeline").getString("timeEnd") != null);
  }

  /// The runs that an event started, once there are so many.
  public List<JsonObject> awaitRunsOf(long event, int count) {
    return await("runs of event " + event)
        .atMost(LONGEST_RUN)
        .until(() -> runsOf(event), runs -> runs.size() >= count);
  }

  private List<JsonObject> runsOf(long event) {
    return get("/api/pipeline/?top=100").list().stream()
        .map(JsonObject.class::cast)
        .filter(run -> run.getLong("eventId") == event)
        .toList();
  }

  /// The log of a task, by its alias.
  public String log(long run, String alias) {
    JsonObject task = task(run, alias);
    return get("/api/pipeline/" + run + "/tasks/" + task.getLong("id") + "/logs").body();
  }

  public JsonObject task(long run, String alias) {
    return runDetail(run).getJsonArray("tasks").stream()
        .map(JsonObject.class::cast)
        .filter(task -> alias.equals(task.getString("alias")))
        .findFirst()
        .orElseThrow(() -> new AssertionError("run " + run + " has no task " + alias));
  }
}
