package io.eventops.pipeline.run.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(180)
class RunServiceTest {
  // of its own: a folder of jobs belongs to one database
  @TempDir private Path data;
  private LiveService service;

  @BeforeEach
  void start() {
    service = new LiveService(data).withActuator();
  }

  @AfterEach
  void stop() {
    service.close();
  }

  @Test
  void runsCommandsWithValuesThatStayData() {
    service.apply(
        """
        name: hello
        version: 1.0
        actuatorSelector: {tags: [os-runner]}
        inputs:
          - {name: who, type: env}
          - {name: greeting, type: env, default: Hello}
        dag:
          - {name: say, needs: [root]}
        tasks:
          - alias: say
            type: os
            commands:
              - echo ${{ inputs.greeting }}, "${{ inputs.who }}"!
        """);

    long id = service.run("hello:1.0", new JsonObject().put("who", "$(id) 'x' \"y\""));

    JsonObject run = service.awaitEnd(id).getJsonObject("pipeline");
    assertThat(run.getString("status")).isEqualTo("success");
    JsonObject say = service.task(id, "say");
    assertThat(say.getInteger("exitCode")).isZero();
    assertThat(say.getString("actuatorName")).isEqualTo("here");
    assertThat(say.getJsonObject("extra").getString("chooseTag")).isEqualTo("os-runner");
    HttpResponse<String> log = service.get(logs(id, say));
    assertThat(log.body()).isEqualTo("Hello, $(id) 'x' \"y\"!\n");
    assertThat(log.headers().firstValue("Content-Type")).hasValue("text/plain; charset=utf-8");
  }

  @Test
  void passesOutputsAndContextsOnAndIntoNestedPipelines() {
    service.apply(
        """
        name: inner
        version: 1.0
        inputs: [{name: text, type: env}]
        contexts: [{name: seen, type: env}]
        dag:
          - {name: make, needs: [root]}
          - {name: show, needs: [make]}
        tasks:
          - alias: make
            type: os
            commands: ['made="inner of ${{ inputs.text }}"']
            outputs: [{name: made, type: env, value: made, setToContext: seen}]
          - alias: show
            type: os
            commands: ['shown=[${{ contexts.seen }}]']
            outputs: [{name: shown, type: env, value: shown}]
        outputs:
          - {name: result, type: env, value: '${{ outputs.show.shown }}'}
        """);
    service.apply(
        """
        name: outer
        version: 1.0
        actuatorSelector: {tags: [os-runner]}
        inputs: [{name: word, type: env}]
        contexts: [{name: kept, type: env}, {name: unset, type: env}]
        dag:
          - {name: first, needs: [root]}
          - {name: nested, needs: [first]}
          - {name: last, needs: [nested]}
        tasks:
          - alias: first
            type: os
            commands: ['out="$(printf "%s\\n%s" ${{ inputs.word }} end)"']
            outputs: [{name: out, type: env, value: out, setToContext: kept}]
          - alias: nested
            type: pipeline
            image: inner:1.0
            inputs: [{name: text, value: '${{ outputs.first.out }}'}]
            outputs: [{name: got, type: env, value: result}]
          - alias: last
            type: os
            commands:
              - echo "got=${{ outputs.nested.got }} kept=${{ contexts.kept }} unset=${{ contexts.unset }}."
        """);

    long id = service.run("outer:1.0", new JsonObject().put("word", "quo\"te"));

    JsonObject detail = service.awaitEnd(id);
    assertThat(detail.getJsonObject("pipeline").getString("stopReason")).isEmpty();
    assertThat(service.get(logs(id, service.task(id, "last"))).body())
        .isEqualTo("got=[inner of quo\"te\nend] kept=quo\"te\nend unset=.\n");
    JsonObject contexts = detail.getJsonObject("pipelineExtra").getJsonObject("contexts");
    assertThat(contexts.getJsonObject("kept"))
        .isEqualTo(
            new JsonObject().put("name", "kept").put("value", "quo\"te\nend").put("type", "env"));
    JsonObject nested = service.task(id, "nested");
    assertThat(nested.getJsonObject("outputs").getJsonObject("got").getString("value"))
        .isEqualTo("[inner of quo\"te\nend]");
    assertThat(service.task(id, "show").getLong("parentTaskId")).isEqualTo(nested.getLong("id"));
    assertThat(service.task(id, "show").getJsonArray("needs"))
        .isEqualTo(new JsonArray().add("make"));
  }

  @Test
  void saysWhichOutputIsMissing() {
    service.apply(
        """
        name: forgetful
        version: 1.0
        actuatorSelector: {tags: [os-runner]}
        dag: [{name: a, needs: [root]}, {name: b, needs: [a]}]
        tasks:
          - alias: a
            type: os
            commands: ['true']
            outputs: [{name: x, type: env, value: never_set}]
          - alias: b
            type: os
            commands: ['echo ${{ outputs.a.x }}']
        """);

    long id = service.run("forgetful:1.0", new JsonObject());

    assertThat(service.awaitEnd(id).getJsonObject("pipeline").getString("stopReason"))
        .isEqualTo(
            "task b ended error: output x of task a has no value:"
                + " that task ended without setting it");
  }

  @Test
  void showsALogWhileItIsWritten() throws Exception {
    Path gate = data.resolve("gate");
    service.apply(
        shell("follow", "echo ä1; while [ ! -e " + gate + " ]; do sleep 0.1; done; echo two"));
    long id = service.run("follow:1.0", new JsonObject());
    JsonObject task = service.awaitTask(id, "a", "running");

    List<String> seen = new ArrayList<>();
    try (Stream<String> lines = service.lines(logs(id, task) + "?follow=true")) {
      Iterator<String> next = lines.iterator();
      while (seen.stream().noneMatch(line -> line.contains("ä1"))) {
        seen.add(next.next());
      }
      Files.createFile(gate);
      next.forEachRemaining(seen::add);
    }

    assertThat(seen)
        .contains("data: {\"text\":\"ä1\\n\"}", "data: {\"text\":\"two\\n\"}", "id: 8")
        .endsWith("event: end", "data: {\"status\":\"success\",\"size\":8}", "");
    assertThat(service.get(logs(id, task) + "?offset=4").body()).isEqualTo("two\n");
  }

  @Test
  void hidesTheTokenOfATaskInItsLog() {
    service.apply(shell("leak", "echo \"<$EVENTOPS_CALLBACK_AUTH>\""));

    long id = service.run("leak:1.0", new JsonObject());

    service.awaitEnd(id);
    assertThat(service.get(logs(id, service.task(id, "a"))).body())
        .isEqualTo("<" + "*".repeat(32) + ">\n");
  }

  @Test
  void takesOutputsByCallbackOnlyFromTheRunningTask() throws Exception {
    Path token = data.resolve("token");
    Path gate = data.resolve("callback-gate");
    service.apply(
        shell(
                "calling",
                "echo $EVENTOPS_CALLBACK_AUTH > "
                    + token
                    + ".part; mv "
                    + token
                    + ".part "
                    + token
                    + "; while [ ! -e "
                    + gate
                    + " ]; do sleep 0.1; done")
            + "    outputs: [{name: x, type: env, value: not_set_by_the_script}]\n");
    long id = service.run("calling:1.0", new JsonObject());
    await().atMost(Duration.ofSeconds(30)).until(() -> Files.exists(token));
    String auth = Files.readString(token).strip();
    JsonObject task = service.awaitTask(id, "a", "running");
    JsonObject body =
        new JsonObject()
            .put("pipelineId", id)
            .put("taskId", task.getLong("id"))
            .put("auth", auth)
            .put("outputs", new JsonObject().put("x", "by \"callback\"").put("undeclared", "y"));

    assertThat(callback(body.encode())).isEqualTo("200 \"success\"");
    assertThat(callback(body.encode())).isEqualTo("200 \"success\"");
    assertThat(callback(body.copy().put("auth", auth.replace(auth.charAt(0), '-')).encode()))
        .isEqualTo("403 \"denied\"");
    assertThat(callback(body.copy().put("auth", "").put("outputs", new JsonObject()).encode()))
        .isEqualTo("403 \"denied\"");
    assertThat(callback(body.copy().put("taskId", 0).put("auth", "").encode()))
        .isEqualTo("403 \"denied\"");
    assertThat(callback(body.copy().put("pipelineId", id + 1).encode()))
        .isEqualTo("403 \"denied\"");
    assertThat(callback("{\"pipelineId\": ")).isEqualTo("400 \"malformed\"");
    assertThat(callback("x".repeat(2 * 1024 * 1024))).isEqualTo("413 \"too-large\"");
    Files.createFile(gate);
    service.awaitEnd(id);

    assertThat(callback(body.encode())).isEqualTo("409 \"late\"");
    assertThat(service.task(id, "a").getJsonObject("outputs"))
        .isEqualTo(
            new JsonObject()
                .put(
                    "x",
                    new JsonObject()
                        .put("name", "x")
                        .put("value", "by \"callback\"")
                        .put("type", "env")));
  }

  @Test
  void cancelsARunAndEverythingItStarted() {
    service.apply(shell("long", "sleep 1000 & sleep 1000"));
    long id = service.run("long:1.0", new JsonObject());
    service.awaitTask(id, "a", "running");

    HttpResponse<String> answer =
        service.send(
            service
                .request(LiveService.USER, "/api/pipeline/" + id + "/cancel")
                .POST(HttpRequest.BodyPublishers.noBody()));

    assertThat(LiveService.data(answer)).isEqualTo("pipeline runtime cancel success");
    assertThat(service.detail(id).getJsonObject("pipeline").getString("status"))
        .isEqualTo("cancel");
    assertThat(service.task(id, "a").getString("status")).isEqualTo("cancel");
  }

  @Test
  void failsATaskWithItsExitCodeAndStopsAtTheFirstFailure() {
    service.apply(shell("failing", "false; echo never"));

    long id = service.run("failing:1.0", new JsonObject());

    JsonObject run = service.awaitEnd(id).getJsonObject("pipeline");
    assertThat(run.getString("stopReason")).isEqualTo("task a ended failed: exit code 1");
    assertThat(service.get(logs(id, service.task(id, "a"))).body()).isEmpty();
  }

  @Test
  void streamsTheChangesOfARun() {
    service.apply(shell("streamed", "sleep 1"));
    long id = service.run("streamed:1.0", new JsonObject());

    List<String> lines;
    try (Stream<String> stream = service.lines("/api/pipeline/" + id + "/stream")) {
      lines = stream.filter(line -> !line.isEmpty()).toList();
    }

    assertThat(lines).startsWith("event: snapshot").contains("event: task", "event: run");
    assertThat(lines).endsWith("event: end", "data: {\"status\":\"success\"}");
  }

  @Test
  void repeatsARunFromTheTaskThatFailed() throws Exception {
    Path gate = data.resolve("rerun-gate");
    service.apply(
        """
        name: again
        version: 1.0
        actuatorSelector: {tags: [os-runner]}
        dag: [{name: a, needs: [root]}, {name: b, needs: [a]}]
        tasks:
          - alias: a
            type: os
            commands: ['x=$RANDOM']
            outputs: [{name: x, type: env, value: x}]
          - alias: b
            type: os
            commands: ['echo ${{ outputs.a.x }}; test -e %s']
        """
            .formatted(gate));
    long first = service.run("again:1.0", new JsonObject());
    service.awaitEnd(first);
    Files.createFile(gate);

    Object made =
        LiveService.data(
            service.post(
                "/api/pipeline/" + first + "/rerun", new JsonObject().put("from", "failed")));

    long second = ((JsonObject) made).getLong("id");
    JsonObject run = service.awaitEnd(second).getJsonObject("pipeline");
    assertThat(run.getString("status")).isEqualTo("success");
    assertThat(run.getLong("rerunOf")).isEqualTo(first);
    assertThat(service.get(logs(second, service.task(second, "b"))).body())
        .isEqualTo(service.get(logs(first, service.task(first, "b"))).body());
    assertThat(
            service
                .post("/api/pipeline/" + second + "/rerun", new JsonObject().put("from", "failed"))
                .statusCode())
        .isEqualTo(409);
  }

  @Test
  void repeatsARunFromItsStartWhenNothingElseIsSaid() {
    service.apply(shell("repeated", "true"));
    long first = service.run("repeated:1.0", new JsonObject());
    service.awaitEnd(first);

    HttpResponse<String> answer =
        service.send(
            service
                .request(LiveService.USER, "/api/pipeline/" + first + "/rerun")
                .POST(HttpRequest.BodyPublishers.noBody()));

    long second = ((JsonObject) LiveService.data(answer)).getLong("id");
    JsonObject run = service.awaitEnd(second).getJsonObject("pipeline");
    assertThat(run.getString("status")).isEqualTo("success");
    assertThat(run.getLong("rerunOf")).isEqualTo(first);
  }

  @Test
  void answersBadRequestsWithWhatIsWrong() {
    service.apply(shell("small", "true") + "inputs: [{name: n, type: env, required: true}]\n");

    assertThat(status(service.post("/api/pipeline/run", run("nosuch:1.0"))))
        .isEqualTo("404 not-found");
    assertThat(status(service.post("/api/pipeline/run", run(""))))
        .isEqualTo("400 malformed-request");
    assertThat(status(service.post("/api/pipeline/run", run("small:1.0"))))
        .isEqualTo("422 invalid-document");
    assertThat(status(service.get("/api/pipeline/999999"))).isEqualTo("404 not-found");
    assertThat(status(service.get("/api/pipeline/abc"))).isEqualTo("400 malformed-request");
    assertThat(status(service.get("/api/pipeline/?top=abc"))).isEqualTo("400 malformed-request");
    assertThat(status(service.get("/api/pipeline/1/tasks/1/logs"))).isEqualTo("404 not-found");
    assertThat(service.send(service.request("", "/api/pipeline/1/stream").GET()).statusCode())
        .isEqualTo(401);
  }

  @Test
  void keepsRunsFromOtherUsers() {
    service.apply(shell("mine", "true"));
    long id = service.run("mine:1.0", new JsonObject());
    service.awaitEnd(id);
    long task = service.task(id, "a").getLong("id");

    for (String path : List.of("", "/stream", "/tasks/" + task + "/logs")) {
      HttpResponse<String> answer =
          service.send(service.request("someone", "/api/pipeline/" + id + path).GET());
      assertThat(answer.statusCode()).isEqualTo(404);
    }
    HttpResponse<String> list =
        service.send(
            service
                .request(
                    LiveService.USER,
                    "/api/pipeline/?eventName=&eventVersion=&eventCreater=&top=&pipelineDefinitionName="
                        + "&pipelineDefinitionVersion=&pipelineDefinitionCreater=&triggerDefinitionName=")
                .GET());
    assertThat((JsonArray) LiveService.data(list)).hasSize(1);
    assertThat(LiveService.data(service.send(service.request("someone", "/api/pipeline").GET())))
        .isEqualTo("");
  }

  private static JsonObject run(String image) {
    return new JsonObject().put("image", image);
  }

  private static String status(HttpResponse<String> answer) {
    return answer.statusCode() + " " + new JsonObject(answer.body()).getString("code");
  }

  private String callback(String body) {
    HttpResponse<String> answer =
        service.send(
            service
                .request("", "/api/pipeline/callback")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    return answer.statusCode() + " " + answer.body();
  }

  private static String logs(long run, JsonObject task) {
    return "/api/pipeline/" + run + "/tasks/" + task.getLong("id") + "/logs";
  }

  private static String shell(String name, String command) {
    return """
        name: %s
        version: 1.0
        actuatorSelector: {tags: [os-runner]}
        dag: [{name: a, needs: [root]}]
        tasks:
          - alias: a
            type: os
            commands:
              - |
                %s
        """
        .formatted(name, command);
  }
}
