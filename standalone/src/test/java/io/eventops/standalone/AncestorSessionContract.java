package io.eventops.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What the ancestor's client is told in a session, whatever machine the tasks run on. The session
/// is played once, for all tests.
@Timeout(180)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class AncestorSessionContract {
  private AncestorSession session;

  /// A machine that is reached over SSH.
  interface Machine extends AutoCloseable {
    /// YAML of an actuator `os-runner` with the tag `os-runner`.
    String actuator();

    /// Where its jobs begin.
    Path home();

    @Override
    void close();
  }

  /// @param folder an empty one
  abstract Machine start(Path folder);

  @BeforeAll
  void play(@TempDir Path data, @TempDir Path folder) {
    try (Machine machine = start(folder);
        House house = new House(data)) {
      session = AncestorSession.play(house.address(), machine.actuator(), machine.home());
    }
  }

  private JsonObject run(String command) {
    return session.answer(command).object(OldTypes.RUN_DETAIL);
  }

  private static JsonObject onlyTask(JsonObject run) {
    assertThat(run.getJsonArray("tasks")).hasSize(1);
    return run.getJsonArray("tasks").getJsonObject(0);
  }

  @Test
  void registersTheUser() {
    OldAnswer answer = session.answer("register");

    assertThat(answer.message()).isEqualTo("register success");
    assertThat(answer.object(OldTypes.USER))
        .isEqualTo(
            new JsonObject("{\"Name\":\"kakj\",\"Email\":\"kakj@example.com\",\"Token\":\"\"}"));
  }

  @Test
  void givesATokenInTheBodyAndInTheHeader() {
    OldAnswer answer = session.answer("login");

    JsonObject user = answer.object(OldTypes.USER);
    assertThat(answer.message()).isEqualTo("login success");
    assertThat(user.getString("Name")).isEqualTo("kakj");
    assertThat(user.getString("Email")).isEqualTo("kakj@example.com");
    assertThat(answer.http().header("authorization"))
        .isEqualTo("Bearer " + user.getString("Token"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "actuator apply",
        "pipeline apply",
        "pipeline apply endless",
        "trigger apply",
        "trigger apply endless",
        "event send",
        "event send endless",
        "trigger delete",
        "pipeline delete",
        "actuator delete"
      })
  void doesWhatItIsToldWithoutAWord(String command) {
    OldAnswer answer = session.answer(command);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.message()).isEmpty();
  }

  @Test
  void listsTheActuator() {
    List<JsonObject> actuators = session.answer("actuator list").list(OldTypes.ACTUATOR);

    assertThat(actuators).hasSize(1);
    assertThat(actuators.getFirst().getMap())
        .containsEntry("name", "os-runner")
        .containsEntry("creater", "kakj")
        .containsEntry("type", "os")
        .containsEntry("tags", List.of("os-runner"));
  }

  @Test
  void listsThePipelinesWithTheirVersionsAsTheyWereWritten() {
    List<JsonObject> versions = session.answer("pipeline list").list(OldTypes.PIPELINE_VERSION);

    assertThat(versions)
        .extracting(version -> version.getString("name") + ":" + version.getString("version"))
        .containsExactlyInAnyOrder("hello-world:1.0", "endless:2022");
    assertThat(versions)
        .allSatisfy(
            version ->
                assertThat(version.getMap())
                    .containsEntry("creater", "kakj")
                    .containsEntry("status", "created")
                    .containsEntry("Latest", true));
  }

  @Test
  void listsTheTriggers() {
    List<JsonObject> triggers = session.answer("trigger list").list(OldTypes.TRIGGER);

    assertThat(triggers)
        .extracting(trigger -> trigger.getString("name"))
        .containsExactlyInAnyOrder("run-hello-world", "run-endless");
    assertThat(triggers)
        .filteredOn(trigger -> trigger.getString("name").equals("run-hello-world"))
        .allSatisfy(
            trigger ->
                assertThat(trigger.getMap())
                    .containsEntry("creater", "kakj")
                    .containsEntry("event_name", "hello-world-eoctl-run")
                    .containsEntry("event_version", "1.0")
                    .containsEntry("event_creater", "kakj"));
  }

  @Test
  void describesAPipelineWithItsVersions() {
    JsonObject pipeline = session.answer("pipeline describe").object(OldTypes.PIPELINE);

    assertThat(pipeline.getMap())
        .containsEntry("name", "hello-world")
        .containsEntry("desc", "")
        .containsEntry("creater", "kakj")
        .containsEntry("public", false);
    assertThat(pipeline.getJsonArray("versionList"))
        .containsExactly(session.answer("pipeline describe 1.0").object(OldTypes.PIPELINE_VERSION));
  }

  @Test
  void describesOneVersionAndTheLatest() {
    JsonObject version = session.answer("pipeline describe 1.0").object(OldTypes.PIPELINE_VERSION);
    JsonObject latest =
        session.answer("pipeline describe latest").object(OldTypes.PIPELINE_VERSION);

    assertThat(version.getString("version")).isEqualTo("1.0");
    assertThat(version.getString("content"))
        .contains("version: \"1.0\"", "name: hello-world", "alias: os-echo");
    assertThat(latest.getString("version")).isEqualTo("2022");
  }

  @Test
  void showsNothingForAPipelineThatIsNotThere() {
    assertThat(session.answer("pipeline describe nothing").data(OldTypes.NOTHING_OR_PIPELINE))
        .isNull();
  }

  @Test
  void listsTheRunWithAndWithoutFilters() {
    List<JsonObject> runs = session.answer("runtime list").list(OldTypes.RUN);

    assertThat(session.answer("runtime list before").list(OldTypes.RUN)).isEmpty();
    assertThat(runs).hasSize(1);
    assertThat(session.answer("runtime list filtered").list(OldTypes.RUN)).isEqualTo(runs);
    assertThat(runs.getFirst().getMap())
        .containsEntry("definitionName", "hello-world")
        .containsEntry("definitionVersion", "1.0")
        .containsEntry("definitionCreater", "kakj")
        .containsEntry("creater", "kakj")
        .containsEntry("status", "success");
    for (String id : List.of("id", "eventId", "eventTriggerId", "triggerDefinitionId")) {
      assertThat(runs.getFirst().getLong(id)).as(id).isPositive();
    }
  }

  @Test
  void showsTheRunAsTheListDoesWithItsTask() {
    JsonObject run = run("runtime get");

    assertThat(run.getJsonObject("pipeline"))
        .isEqualTo(session.answer("runtime list").list(OldTypes.RUN).getFirst());
    JsonObject task = onlyTask(run);
    assertThat(task.getMap())
        .containsEntry("alias", "os-echo")
        .containsEntry("type", "os")
        .containsEntry("status", "success")
        .containsEntry("creater", "kakj")
        .containsEntry("pipelineId", run.getJsonObject("pipeline").getValue("id"))
        .containsEntry("parentTaskId", 0);
    assertThat(task.getString("jobSign")).isNotEmpty();
    assertThat(task.getJsonObject("outputs")).isEmpty();
    assertThat(task.getJsonObject("extra").getMap())
        .containsEntry("error", "")
        .containsEntry("chooseTag", "os-runner");
  }

  @Test
  void showsWhatTheRunWasMadeOf() {
    JsonObject run = run("runtime get").getJsonObject("pipeline");
    JsonObject extra = run("runtime get").getJsonObject("pipelineExtra");

    assertThat(extra.getValue("pipelineId")).isEqualTo(run.getValue("id"));
    assertThat(extra.getJsonObject("definitionContent").getString("content"))
        .isEqualTo(
            session
                .answer("pipeline describe 1.0")
                .object(OldTypes.PIPELINE_VERSION)
                .getString("content"));
    assertThat(extra.getJsonObject("eventContent").getString("content"))
        .isEqualTo(
            "{\"name\":\"hello-world-eoctl-run\",\"version\":\"1.0\","
                + "\"values\":{\"email\":\"kakj@example.com\",\"user\":\"kakj\"},"
                + "\"files\":null,\"labels\":null,\"timestamp\":1661422308,\"users\":null}");
    assertThat(extra.getJsonObject("eventTriggerContent").getMap())
        .containsEntry("triggerName", "run-hello-world")
        .containsEntry("pipelineImage", "kakj/hello-world:1.0")
        .containsEntry("eventName", "hello-world-eoctl-run");
    assertThat(extra.getJsonObject("triggerDefinitionContent").getString("name"))
        .isEqualTo("run-hello-world");
    assertThat(extra.getJsonObject("extra").getString("stopReason")).isEmpty();
  }

  @Test
  void keepsTheFilesOfATaskOnTheMachineAsEver() {
    assertThat(session.jobFile("run.sh")).startsWith("#!/bin/bash\n").contains("hello <world>");
    assertThat(session.jobFile("nohup.sh")).startsWith("#!/bin/bash\n");
    assertThat(session.jobFile("nohup.log")).isEqualTo("hello <world> & all\n");
    assertThat(session.jobFile("nohup.pid")).matches("[0-9]+\n");
    assertThat(session.jobFile("exit.code")).isEqualTo("0\n");
  }

  @Test
  void failsCleanlyForARunThatIsNotThere() {
    OldAnswer answer = session.answer("runtime get nothing");

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.message()).isEqualTo("not find this runtime: 999999999");
  }

  @Test
  void showsARunWhileItRuns() {
    JsonObject run = run("runtime get running");

    assertThat(run.getJsonObject("pipeline").getMap())
        .containsEntry("status", "running")
        .containsEntry("timeEnd", null)
        .containsEntry("costTimeSec", 0);
    assertThat(onlyTask(run).getString("status")).isEqualTo("running");
  }

  @Test
  void cancelsARunWithAllItsProcesses() {
    Object said = session.answer("runtime cancel").data(GoType.TEXT);

    JsonObject run = run("runtime get cancelled");
    assertThat(said).isEqualTo("pipeline runtime cancel success");
    assertThat(run.getJsonObject("pipeline").getString("status")).isEqualTo("cancel");
    assertThat(run.getJsonObject("pipelineExtra").getJsonObject("extra").getString("stopReason"))
        .isEqualTo("user: kakj stop");
    assertThat(onlyTask(run).getString("status")).isEqualTo("cancel");
    assertThat(session.cancelledProcesses()).hasSize(2);
    await()
        .untilAsserted(
            () -> assertThat(session.cancelledProcesses()).noneMatch(ProcessHandle::isAlive));
  }

  @Test
  void listsNothingThatWasDeleted() {
    assertThat(session.answer("trigger list after").list(OldTypes.TRIGGER)).isEmpty();
    assertThat(session.answer("pipeline list after").list(OldTypes.PIPELINE_VERSION)).isEmpty();
    assertThat(session.answer("actuator list after").list(OldTypes.ACTUATOR)).isEmpty();
  }
}
