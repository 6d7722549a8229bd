package io.eventops.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.vertx.core.json.JsonObject;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A task that the ancestor has started and that still runs: its script ends with a report to the
/// server, and fails the task after any answer but one, unless the answer has several words.
@Timeout(120)
class AncestorTaskTest {
  private static final String AUTH = "0a1b2c3d4e5f6g7h8i9j0k1l2m3n4o5p";
  private static final Duration LONGEST_RUN = Duration.ofSeconds(30);

  @TempDir private static Path data;
  private static House house;
  private static Caller kakj;

  @TempDir private Path job;
  private long run;
  private long task;

  /// What became of a script.
  ///
  /// @param answer of the server, as the script has stored it
  private record Outcome(int exitCode, String answer) {}

  @BeforeAll
  static void open() {
    house = new House(data);
    kakj = house.user("kakj");
    kakj.applyActuator("name: here\nos: {local: true}\ntags: [local]\n").data();
  }

  @AfterAll
  static void close() {
    house.close();
  }

  @BeforeEach
  void startATask() throws SQLException {
    assumeTrue(
        Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
            .anyMatch(folder -> Files.isExecutable(Path.of(folder, "curl"))),
        "curl is not installed");
    kakj.applyPipeline(
            """
            name: old
            version: 1.0
            actuatorSelector: {tags: [local]}
            dag: [{name: wait, needs: [root]}]
            tasks:
              - alias: wait
                type: os
                commands: ['while [ ! -e %s ]; do sleep 0.1; done']
                outputs: [{name: result, type: env, value: set_by_the_report_only}]
            """
                .formatted(gate()))
        .data();
    run = kakj.run("old:1.0", new JsonObject());
    await("start of run " + run).atMost(LONGEST_RUN).until(this::isRunning);
    task = kakj.task(run, "wait").getLong("id");
    execute(
        "UPDATE pipeline_tasks SET callback_hash = UNHEX(SHA2('%s', 256)) WHERE id = %d"
            .formatted(AUTH, task));
  }

  @AfterEach
  void endTheTask() throws IOException {
    openGate();
  }

  private Path gate() {
    return job.resolve("gate");
  }

  private void openGate() throws IOException {
    Files.writeString(gate(), "");
  }

  private boolean isRunning() {
    return kakj.runDetail(run).getJsonArray("tasks").stream()
        .anyMatch(seen -> ((JsonObject) seen).getString("status").equals("running"));
  }

  private static void execute(String sql) throws SQLException {
    try (Connection connection = house.database().connect();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.executeUpdate();
    }
  }

  /// The end of a script of the ancestor, for a task with one output.
  private Outcome report(String result, String auth) throws IOException, InterruptedException {
    String script =
        """
        result='%s'
        curl -o response.txt %s/api/pipeline/callback -X POST \
        -d "{\\"taskId\\":%d,\\"pipelineId\\":%d,\\"auth\\":\\"%s\\",\
        \\"outputs\\":{\\"result\\":\\"${result}\\"}}" --header "Content-Type: application/json"
        if [ '"success"' != `cat response.txt` ]; then cat response.txt; exit 1; fi
        """
            .formatted(result, house.address(), task, run, auth);
    Process process =
        new ProcessBuilder("bash", "-c", script)
            .directory(job.toFile())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return new Outcome(process.exitValue(), Files.readString(job.resolve("response.txt")));
  }

  @Test
  void succeedsWithTheOutputsItReports() throws Exception {
    Outcome outcome = report("made by an old task", AUTH);

    openGate();
    kakj.awaitEnd(run);
    assertThat(outcome).isEqualTo(new Outcome(0, "\"success\""));
    assertThat(kakj.task(run, "wait").getJsonObject("outputs").getJsonObject("result"))
        .isEqualTo(
            new JsonObject(
                """
                {"name":"result","value":"made by an old task","type":"env"}"""));
  }

  @Test
  void failsWhenItsTokenIsNotGood() throws Exception {
    assertThat(report("x", AUTH.replace('a', 'b'))).isEqualTo(new Outcome(1, "\"denied\""));
  }

  @Test
  void failsWhenAValueBreaksTheReport() throws Exception {
    assertThat(report("a \"quoted\" word", AUTH)).isEqualTo(new Outcome(1, "\"malformed\""));
  }

  @Test
  void failsWhenTheServerThinksItHasEnded() throws Exception {
    openGate();
    kakj.awaitEnd(run);

    assertThat(report("x", AUTH)).isEqualTo(new Outcome(1, "\"late\""));
  }

  @Test
  void failsWhenTheServerFails() throws Exception {
    execute("RENAME TABLE pipeline_tasks TO hidden_tasks");

    Outcome outcome = report("x", AUTH);

    execute("RENAME TABLE hidden_tasks TO pipeline_tasks");
    assertThat(outcome.exitCode()).isEqualTo(1);
    assertThat(outcome.answer()).doesNotContain(" ");
  }
}
