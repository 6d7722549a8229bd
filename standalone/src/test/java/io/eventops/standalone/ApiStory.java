package io.eventops.standalone;

import static org.awaitility.Awaitility.await;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/// A user's way through the whole API: each operation at least once with success, and the problems
/// that need something to be there.
final class ApiStory {
  private static final String TOKEN_FILE = "token";
  private static final String GATE_FILE = "gate";

  private final ApiRecorder api;
  private final Caller stranger;
  private final Path folder;
  private Caller kakj;

  /// @param folder where tasks of this story meet it
  ApiStory(ApiRecorder api, Caller stranger, Path folder) {
    this.api = api;
    this.stranger = stranger;
    this.folder = folder;
    this.kakj = stranger;
  }

  /// The user of the story, logged in.
  Caller user() {
    return kakj;
  }

  void tell() throws Exception {
    operations();
    users();
    actuators();
    pipelines();
    triggers();
    events();
    runs();
    liveRun();
    endings();
  }

  private Reply call(ApiCall call) {
    return api.call(kakj, call);
  }

  private static JsonObject json(Object... pairs) {
    JsonObject object = new JsonObject();
    for (int i = 0; i < pairs.length; i += 2) {
      object.put((String) pairs[i], pairs[i + 1]);
    }
    return object;
  }

  private void operations() {
    for (String operation : new String[] {"openapi", "metrics", "live", "ready"}) {
      api.call(stranger, ApiCall.of(operation));
    }
  }

  /// Registers and logs in.
  Caller login(String name) {
    JsonObject user =
        json("name", name, "email", name + "@example.com", "password", Caller.PASSWORD);
    api.call(stranger, ApiCall.of("register").body(user));
    return stranger.withToken(session(name).getString("Token"));
  }

  private JsonObject session(String name) {
    JsonObject login = json("username", name, "password", Caller.PASSWORD);
    return api.call(stranger, ApiCall.of("login").body(login)).data();
  }

  private void users() {
    kakj = login("kakj");
    login("kakj");
    call(ApiCall.of("me"));
    ApiCall register = ApiCall.of("register");
    api.call(stranger, register.body(json("name", "x", "email", "no", "password", "short")));
    ApiCall login = ApiCall.of("login");
    api.call(stranger, login.body(json("username", "kakj", "password", "wrong password")));
    String refresh = session("kakj").getString("RefreshToken");
    api.call(stranger, ApiCall.of("refresh").body(json("refreshToken", refresh)));
    api.call(stranger, ApiCall.of("refresh").body(json("refreshToken", refresh)));
    Caller other = login("other");
    ApiCall change = ApiCall.of("changePassword");
    String next = "a better horse battery";
    JsonObject passwords = json("oldPassword", Caller.PASSWORD, "newPassword", next);
    api.call(other, change.body(passwords.copy().put("newPassword", "short")));
    api.call(other, change.body(passwords.copy().put("oldPassword", "wrong password")));
    JsonObject session = api.call(other, change.body(passwords)).data();
    Caller changed = stranger.withToken(session.getString("Token"));
    api.call(changed, ApiCall.of("logout").body(json("refreshToken", "unknown")));
    api.call(login("third"), ApiCall.of("logout"));
    api.call(login("fourth"), ApiCall.of("logoutAll"));
  }

  private void actuators() {
    call(ApiCall.of("listActuators"));
    apply("applyActuator", "actuatorContent", "name: here\nos: {local: true}\ntags: [local]\n");
    String machine = "name: far\nos: {user: u, password: p, ip: 192.0.2.1}\ntags: [far]\n";
    apply("applyActuator", "actuatorContent", machine);
    String key = "SHA256:AbCdEfGhIjKlMnOpQrStUvWxYz0123456789+/AbCdE";
    String known = machine.replace("far", "known").replace("ip:", "hostKey: '" + key + "', ip:");
    apply("applyActuator", "actuatorContent", known);
    call(ApiCall.of("listActuators").with("after", "far").with("top", 1));
    call(ApiCall.of("getActuator").with("name", "far"));
    call(ApiCall.of("resetHostKey").with("name", "far"));
    call(ApiCall.of("resetHostKey").with("name", "known"));
    call(ApiCall.of("deleteActuator").with("name", "far"));
  }

  /// Tries first, then does it, then something that is wrong in more than one place.
  private void apply(String operation, String member, String yaml) {
    ApiCall call = ApiCall.of(operation).body(json(member, yaml));
    call(call.with("dryRun", true)).data();
    call(call).data();
    call(ApiCall.of(operation).body(json(member, "name: '?'\nnmae: x\ntags: 1\ndag: 2\n")));
  }

  private void pipelines() {
    call(ApiCall.of("listPipelines"));
    apply("applyPipeline", "pipelineContent", StoryDefinitions.inner());
    apply("applyPipeline", "pipelineContent", StoryDefinitions.greet());
    String changed =
        StoryDefinitions.greet().replace("Hello", "Good morning") + "labels: [unknown]\n";
    apply("applyPipeline", "pipelineContent", changed);
    apply("applyPipeline", "pipelineContent", StoryDefinitions.gated(folder));
    call(ApiCall.of("listPipelines"));
    ApiCall page = ApiCall.of("listPipelines").with("content", false).with("creater", "kakj");
    call(page.with("after", "gated:1.0").with("top", 1));
    call(ApiCall.of("getPipeline").with("name", "greet").with("creater", "kakj"));
    call(ApiCall.of("getPipeline").with("name", "nothing"));
    JsonObject description = json("public", true, "desc", "says hello");
    call(ApiCall.of("changePipeline").with("name", "greet").body(description));
    ApiCall version = ApiCall.of("getPipelineVersion").with("name", "greet");
    call(version.with("version", "latest"));
    call(version.with("version", "9"));
    ApiCall revisions = ApiCall.of("listRevisions").with("name", "greet").with("version", "1.0");
    call(revisions.with("before", 3).with("top", 1));
  }

  private void triggers() {
    call(ApiCall.of("listTriggers"));
    apply("applyTrigger", "triggerContent", StoryDefinitions.trigger("on-greet"));
    apply("applyTrigger", "triggerContent", StoryDefinitions.trigger("then"));
    call(ApiCall.of("listTriggers").with("after", "on-greet").with("top", 1));
    call(ApiCall.of("getTrigger").with("name", "on-greet"));
    ApiCall test = ApiCall.of("testTrigger");
    call(test.body(json("name", "on-greet", "event", event("anna"))));
    call(
        test.body(
            json("triggerContent", StoryDefinitions.trigger("new"), "event", event("nobody"))));
    call(test.body(json("triggerContent", "name: x\n", "event", event("anna"))));
    call(test.body(json("name", "nothing", "event", event("anna"))));
    call(ApiCall.of("deleteTrigger").with("name", "then"));
  }

  private static JsonObject event(String who) {
    return json(
        "name", "greet.wanted", "version", "1.0", "timestamp", 1, "values", json("who", who));
  }

  private void events() {
    call(ApiCall.of("listEvents"));
    ApiCall send = ApiCall.of("sendEvent").with("Idempotency-Key", "first");
    String trace = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
    long id = call(send.with("traceparent", trace).body(event("anna"))).data().getLong("id");
    call(send.body(event("anna")));
    call(send.body(event("bert")));
    call(ApiCall.of("sendEvent").body(event("anna").put("timestamp", 0)));
    long ignored = call(ApiCall.of("sendEvent").body(event("nobody"))).data().getLong("id");
    kakj.awaitRunsOf(id, 1);
    ApiCall list = ApiCall.of("listEvents").with("name", "greet.wanted").with("version", "1.0");
    call(list.with("status", "processed").with("q", "anna").with("before", 1000).with("top", 5));
    call(ApiCall.of("getEvent").with("id", id));
    call(ApiCall.of("listEvents").with("status", "procesed"));
    call(ApiCall.of("explainEvent").with("id", id));
    call(ApiCall.of("explainEvent").with("id", ignored));
  }

  private void runs() {
    JsonObject fromEvent = call(ApiCall.of("listRuns")).list().getJsonObject(0);
    long run = fromEvent.getLong("id");
    kakj.awaitEnd(run);
    call(ApiCall.of("getRun").with("id", run));
    ApiCall list = ApiCall.of("listRuns").with("eventId", fromEvent.getLong("eventId"));
    call(
        list.with("eventName", "greet.wanted")
            .with("eventVersion", "1.0")
            .with("eventCreater", "kakj")
            .with("triggerDefinitionName", "on-greet")
            .with("pipelineDefinitionName", "greet")
            .with("pipelineDefinitionVersion", "1.0")
            .with("pipelineDefinitionCreater", "kakj")
            .with("status", "success")
            .with("before", 1000)
            .with("top", 5));
    call(list.with("status", "").with("before", "").with("top", ""));
    call(ApiCall.of("listRuns").with("triggerDefinitionName", "nothing"));
    call(ApiCall.of("listRuns").with("status", "done"));
    ApiCall start = ApiCall.of("startRun");
    call(start.body(json("image", "greet:1.0", "inputs", json("name", "anna"))));
    call(start.body(json("image", "nothing:1.0")));
    long failed =
        call(start.body(json("image", "greet:1.0", "inputs", json("who", "nobody"))))
            .data()
            .getLong("id");
    kakj.awaitEnd(failed);
    call(ApiCall.of("getRun").with("id", failed));
    call(ApiCall.of("rerun").with("id", failed).body(json("from", "failed")));
    call(ApiCall.of("rerun").with("id", failed).body(json("from", "the middle")));
    call(ApiCall.of("rerun").with("id", run));
    call(ApiCall.of("rerun").with("id", run).body(json("from", "failed")));
    ApiCall log = ApiCall.of("taskLog").with("id", run).with("taskId", taskId(run, "say"));
    call(log);
    call(log.with("offset", 3));
    call(log.header("Accept", "text/event-stream").with("Last-Event-ID", 5));
    call(ApiCall.of("watchRun").with("id", run));
  }

  private long taskId(long run, String alias) {
    return kakj.task(run, alias).getLong("id");
  }

  /// A run that is watched and talked to while it goes on.
  private void liveRun() throws Exception {
    long run = call(ApiCall.of("startRun").body(json("image", "gated:1.0"))).data().getLong("id");
    Path token = folder.resolve(TOKEN_FILE);
    await().atMost(Duration.ofSeconds(60)).until(() -> Files.exists(token));
    JsonObject report =
        json(
                "pipelineId",
                run,
                "taskId",
                taskId(run, "wait"),
                "auth",
                Files.readString(token).strip())
            .put("outputs", json("told", "by callback"));
    ApiCall callback = ApiCall.of("reportOutputs");
    api.call(stranger, callback.body(report));
    api.call(stranger, callback.body(report.copy().put("auth", "guessed")));
    ApiCall log =
        ApiCall.of("taskLog")
            .with("id", run)
            .with("taskId", taskId(run, "wait"))
            .with("follow", true);
    follow(ApiCall.of("watchRun").with("id", run), () -> follow(log, this::openGate));
    api.call(stranger, callback.body(report));
  }

  private void follow(ApiCall stream, Runnable meanwhile) {
    try {
      api.follow(kakj, stream, meanwhile);
    } catch (Exception fault) {
      throw new AssertionError(fault);
    }
  }

  private void openGate() {
    try {
      Files.createFile(folder.resolve(GATE_FILE));
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  private void endings() throws IOException {
    Files.delete(folder.resolve(GATE_FILE));
    long run = call(ApiCall.of("startRun").body(json("image", "gated:1.0"))).data().getLong("id");
    call(ApiCall.of("rerun").with("id", run));
    call(ApiCall.of("cancelRun").with("id", run));
    ApiCall version = ApiCall.of("deletePipelineVersion").with("name", "gated");
    call(version.with("version", "latest"));
    call(version.with("version", "1.0"));
    call(ApiCall.of("deletePipeline").with("name", "gated"));
  }
}
