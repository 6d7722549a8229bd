package io.eventops.standalone;

import static org.awaitility.Awaitility.await;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The work of one user with the ancestor's client on one machine, from the registration until
/// everything is deleted again. Plays it command by command and keeps every answer.
final class AncestorSession {
  static final String USER = "kakj";
  static final String EMAIL = "kakj@example.com";
  static final String PASSWORD = "123456";
  static final String HELLO_EVENT = "hello-world-eoctl-run";

  static final String HELLO_PIPELINE =
      """
      version: 1.0
      name: hello-world
      maintainer: somebody

      actuatorSelector:
        tags:
          - os-runner

      dag:
        - name: os-echo
          needs:
            - root

      tasks:
        - alias: os-echo
          type: os
          actuatorSelector:
            tags:
              - os-runner
          commands:
            - echo "hello <world> & all"
      """;

  private static final String ENDLESS_PIPELINE =
      """
      version: 2022
      name: endless
      actuatorSelector: {tags: [os-runner]}
      dag: [{name: wait, needs: [root]}]
      tasks:
        - {alias: wait, type: os, commands: ['sleep 1000 & sleep 1000']}
      """;

  private static final Map<String, String> ALL_FILTERS =
      Map.of(
          "eventCreater", USER,
          "eventName", HELLO_EVENT,
          "eventVersion", "1.0",
          "pipelineDefinitionCreater", USER,
          "pipelineDefinitionName", "hello-world",
          "pipelineDefinitionVersion", "1.0",
          "top", "1",
          "triggerDefinitionName", "run-hello-world");

  private static final Duration LONGEST_RUN = Duration.ofSeconds(60);
  private static final List<String> JOB_FILES =
      List.of("run.sh", "nohup.sh", "nohup.log", "nohup.pid", "exit.code");

  private final Path home;
  private final Map<String, OldAnswer> answers = new HashMap<>();
  private final Map<String, String> jobFiles = new HashMap<>();
  private List<ProcessHandle> cancelled = List.of();
  private OldEoctl eoctl;

  private AncestorSession(String server, Path home) {
    this.home = home;
    this.eoctl = OldEoctl.stranger(server);
  }

  /// @param actuator YAML of a machine with the tag `os-runner`
  /// @param home the login directory of that machine
  static AncestorSession play(String server, String actuator, Path home) {
    AncestorSession session = new AncestorSession(server, home);
    session.logIn();
    session.apply(actuator);
    session.list();
    session.runHelloWorld();
    session.cancelAnEndlessRun();
    session.deleteAll();
    return session;
  }

  /// What the client was told.
  ///
  /// @param command as it was typed, as in `actuator list`
  OldAnswer answer(String command) {
    OldAnswer answer = answers.get(command);
    if (answer == null) {
      throw new IllegalArgumentException(command + " is none of " + answers.keySet());
    }
    return answer;
  }

  /// The text of a file of the task of hello-world, as it lay on the machine; empty if there was
  /// none.
  String jobFile(String name) {
    return jobFiles.getOrDefault(name, "");
  }

  /// The processes that the cancelled run had started.
  List<ProcessHandle> cancelledProcesses() {
    return cancelled;
  }

  private void keep(String command, OldAnswer answer) {
    answers.put(command, answer);
  }

  private void logIn() {
    keep("register", eoctl.register(USER, EMAIL, PASSWORD));
    OldAnswer login = eoctl.login(USER, PASSWORD);
    keep("login", login);
    eoctl = eoctl.withToken(login.object(OldTypes.USER).getString("Token"));
  }

  private void apply(String actuator) {
    keep("actuator apply", eoctl.actuatorApply(actuator));
    keep("pipeline apply", eoctl.pipelineApply(HELLO_PIPELINE));
    keep(
        "trigger apply",
        eoctl.triggerApply(
            """
            name: run-hello-world
            eventName: hello-world-eoctl-run
            eventCreater: kakj
            eventVersion: 1.0
            pipelines:
              - image: hello-world:1.0
                filters:
                  - expr: values.email
                    matches:
                      - kakj@example.com
            filters:
              - expr: values.user
                matches:
                  - kakj
            """));
    keep("pipeline apply endless", eoctl.pipelineApply(ENDLESS_PIPELINE));
    keep(
        "trigger apply endless",
        eoctl.triggerApply(
            """
            name: run-endless
            eventName: endless.wanted
            eventCreater: kakj
            eventVersion: 1.0
            pipelines:
              - image: kakj/endless
            """));
  }

  private void list() {
    keep("actuator list", eoctl.actuatorList());
    keep("pipeline list", eoctl.pipelineList());
    keep("trigger list", eoctl.triggerList());
    keep("pipeline describe", eoctl.pipelineDescribe("hello-world"));
    keep("pipeline describe 1.0", eoctl.pipelineDescribe("hello-world", "1.0"));
    keep("pipeline describe latest", eoctl.pipelineDescribe("endless", "latest"));
    keep("pipeline describe nothing", eoctl.pipelineDescribe("nothing"));
    keep("runtime list before", eoctl.runtimeList(Map.of()));
  }

  private void runHelloWorld() {
    JsonObject values = new JsonObject().put("email", EMAIL).put("user", USER);
    keep("event send", eoctl.eventSend(HELLO_EVENT, values));
    String run = awaitRunOf("hello-world");
    JsonObject ended = awaitEnd(run);
    keep("runtime get", eoctl.runtimeGet(run));
    keep("runtime list", eoctl.runtimeList(Map.of()));
    keep("runtime list filtered", eoctl.runtimeList(ALL_FILTERS));
    keep("runtime get nothing", eoctl.runtimeGet("999999999"));
    Path job = job(ended);
    JOB_FILES.forEach(file -> jobFiles.put(file, text(job.resolve(file))));
  }

  private void cancelAnEndlessRun() {
    keep("event send endless", eoctl.eventSend("endless.wanted", null));
    String run = awaitRunOf("endless");
    cancelled =
        await("processes of run " + run)
            .atMost(LONGEST_RUN)
            .until(() -> sleepers(detail(run)), found -> found.size() == 2);
    keep("runtime get running", eoctl.runtimeGet(run));
    keep("runtime cancel", eoctl.runtimeCancel(run));
    awaitEnd(run);
    keep("runtime get cancelled", eoctl.runtimeGet(run));
  }

  private void deleteAll() {
    keep("trigger delete", eoctl.triggerDelete("run-hello-world"));
    keep("trigger delete endless", eoctl.triggerDelete("run-endless"));
    keep("pipeline delete", eoctl.pipelineDelete("hello-world", "1.0"));
    keep("pipeline delete endless", eoctl.pipelineDelete("endless", "2022"));
    keep("actuator delete", eoctl.actuatorDelete("os-runner"));
    keep("trigger list after", eoctl.triggerList());
    keep("pipeline list after", eoctl.pipelineList());
    keep("actuator list after", eoctl.actuatorList());
  }

  /// The client learns no id when it sends an event: its user looks the run up in the list.
  private String awaitRunOf(String pipeline) {
    return await("run of " + pipeline)
        .atMost(LONGEST_RUN)
        .until(
            () ->
                eoctl.runtimeList(Map.of()).list(OldTypes.RUN).stream()
                    .filter(run -> run.getString("definitionName").equals(pipeline))
                    .map(run -> run.getLong("id").toString())
                    .findFirst()
                    .orElse(""),
            id -> !id.isEmpty());
  }

  private JsonObject awaitEnd(String run) {
    return await("end of run " + run)
        .atMost(LONGEST_RUN)
        .until(
            () -> detail(run), seen -> seen.getJsonObject("pipeline").getString("timeEnd") != null);
  }

  private JsonObject detail(String run) {
    return eoctl.runtimeGet(run).object(OldTypes.RUN_DETAIL);
  }

  /// Where the only task of a run has its files.
  private Path job(JsonObject detail) {
    JsonObject task = detail.getJsonArray("tasks").getJsonObject(0);
    return home.resolve("pipelines/" + task.getLong("pipelineId") + "/tasks/" + task.getLong("id"));
  }

  /// What the task has started, once it is what it is named.
  private List<ProcessHandle> sleepers(JsonObject detail) {
    if (detail.getJsonArray("tasks").isEmpty()) {
      return List.of();
    }
    Path pid = job(detail).resolve("nohup.pid");
    return text(pid).isEmpty()
        ? List.of()
        : ProcessHandle.of(Long.parseLong(text(pid).strip())).stream()
            .flatMap(ProcessHandle::descendants)
            .filter(process -> process.info().command().orElse("").endsWith("/sleep"))
            .toList();
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (NoSuchFileException _) {
      return "";
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }
}
