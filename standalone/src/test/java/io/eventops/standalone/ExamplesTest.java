package io.eventops.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.eventops.cli.client.Pause;
import io.eventops.cli.command.Cli;
import io.eventops.cli.terminal.Terminal;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The examples as they are shipped, with the commands of their READMEs.
@Timeout(180)
class ExamplesTest {
  private static final Path EXAMPLES = Path.of("..", "examples");
  private static final String ASKED = "a value from the event";
  private static final String MADE = "context env value";
  private static final String MADE_INSIDE = "docker env value";

  @TempDir private Path data;
  @TempDir private Path home;
  @AutoClose private House house;

  @BeforeEach
  void logIn() {
    house = new House(data);
    eoctl("register", "-s", house.address(), "-u", "demo", "-e", "demo@example.com");
    eoctl("login", "-s", house.address(), "-u", "demo");
    eoctl("apply", "-f", example("hello-world/localActuator.yaml"));
  }

  @Test
  void helloWorldGreets() {
    eoctl(
        "apply",
        "-f",
        example("hello-world/pipelineDefinition.yaml"),
        "-f",
        example("hello-world/triggerDefinition.yaml"));

    eoctl("event", "send", "-f", example("hello-world/event.yaml"), "--wait");

    assertThat(eoctl("runtime", "logs", "1", "os-echo"))
        .matches("hello demo, this is \\S+\nyour e-mail is demo@example.com\n");
    assertThat(value(house.user("demo").task(1, "os-echo").getJsonObject("outputs"), "greeting"))
        .isEqualTo("hello from the pipeline");
  }

  @Test
  void mixPipelinePassesItsValuesDownAndUpAndOn() {
    eoctl("apply", "-f", example("mix-pipeline"));

    eoctl("event", "send", "-f", example("mix-pipeline/event.yaml"), "--wait");

    Caller demo = house.user("demo");
    JsonObject run = demo.runDetail(1);
    Map<String, JsonObject> tasks = byPath(run);
    assertThat(run.getJsonArray("tasks")).hasSize(25);
    assertThat(tasks).hasSize(25);
    assertThat(tasks.keySet().stream().mapToInt(path -> path.split("/").length).max()).hasValue(3);
    assertThat(tasks.values()).allMatch(task -> task.getString("status").equals("success"));
    assertThat(
            value(
                run.getJsonObject("pipelineExtra").getJsonObject("contexts"), "context_env_value"))
        .isEqualTo(MADE);
    assertThat(
            value(
                demo.task(1, "pipeline-echo-output").getJsonObject("outputs"),
                "pipeline-env-output"))
        .isEqualTo(MADE_INSIDE);
    assertThat(printed(demo, tasks)).containsExactlyInAnyOrderEntriesOf(expected());
  }

  private static Map<String, String> expected() {
    Map<String, String> expected = new HashMap<>();
    expected.put("os-echo", ASKED + "\n");
    Map.of(
            "pipeline-echo-input", ASKED,
            "pipeline-echo-output", MADE,
            "pipeline-echo-context", MADE,
            "pipeline-echo-nested-output", MADE_INSIDE)
        .forEach(
            (task, given) -> {
              expected.put(task + "/docker-echo", given + "\n");
              expected.put(task + "/echo-input/k8s-echo", given + "\n");
              expected.put(task + "/echo-context/k8s-echo", MADE_INSIDE + "\n");
            });
    return expected;
  }

  /// What the tasks printed that run commands.
  private static Map<String, String> printed(Caller caller, Map<String, JsonObject> tasks) {
    Map<String, String> printed = new HashMap<>();
    tasks.forEach(
        (path, task) -> {
          if (!task.getString("type").equals("pipeline")) {
            long run = task.getLong("pipelineId");
            String log = "/api/pipeline/" + run + "/tasks/" + task.getLong("id") + "/logs";
            printed.put(path, caller.get(log).body());
          }
        });
    return printed;
  }

  /// The tasks of a run, each by its alias behind those of the tasks around it.
  private static Map<String, JsonObject> byPath(JsonObject run) {
    Map<Long, JsonObject> byId =
        run.getJsonArray("tasks").stream()
            .map(JsonObject.class::cast)
            .collect(Collectors.toMap(task -> task.getLong("id"), task -> task));
    Map<String, JsonObject> byPath = new HashMap<>();
    for (JsonObject task : byId.values()) {
      StringBuilder path = new StringBuilder(task.getString("alias"));
      JsonObject outer = byId.get(task.getLong("parentTaskId"));
      while (outer != null) {
        path.insert(0, outer.getString("alias") + "/");
        outer = byId.get(outer.getLong("parentTaskId"));
      }
      byPath.put(path.toString(), task);
    }
    return byPath;
  }

  private static String value(JsonObject values, String name) {
    return values.getJsonObject(name, new JsonObject()).getString("value", "nothing");
  }

  private static String example(String path) {
    return EXAMPLES.resolve(path).toString();
  }

  /// Runs a command, which must succeed.
  ///
  /// @return what it printed
  private String eoctl(String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Terminal terminal =
        new Terminal(
            InputStream.nullInputStream(),
            out,
            err,
            Map.of("EOCTL_PASSWORD", Caller.PASSWORD),
            home,
            Optional.empty());
    int code = new Cli(terminal, "test", Pause.real(), InstantSource.system()).run(arguments);
    assertThat(code).as(out + "\n" + err).isZero();
    return out.toString(StandardCharsets.UTF_8);
  }
}
