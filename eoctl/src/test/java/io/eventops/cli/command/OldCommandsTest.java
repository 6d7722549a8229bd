package io.eventops.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.eventops.cli.server.FakeServer;
import io.eventops.cli.server.FakeServer.Answer;
import io.eventops.cli.server.Recorded;
import io.eventops.cli.server.Shell;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the old eoctl sends and prints, this one sends and prints, too.
final class OldCommandsTest {
  private static final String ACTUATOR = "name: a1\nos:\n  ip: 127.0.0.1\ntags: [x]\n";

  @TempDir Path home = Path.of("");

  private final FakeServer server = FakeServer.start();
  private Shell shell = new Shell(home);

  @BeforeEach
  void logIn() {
    shell = new Shell(home).loggedIn(server);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void registersAUser() {
    server.on("POST /api/user/register", Answer.ok("{\"Name\":\"kakj\"}"));

    Shell.Result result =
        shell.run(
            "register", "-s", server.address(), "-u", "kakj", "-p", "pw", "-e", "k@example.com");

    assertThat(result).isEqualTo(new Shell.Result(0, "register success\n", ""));
    Recorded request = server.only("POST /api/user/register");
    assertThat(request.body())
        .isEqualTo("{\"name\":\"kakj\",\"email\":\"k@example.com\",\"password\":\"pw\"}");
    assertThat(request.header("content-type")).isEqualTo("application/json");
    assertThat(request.headers()).doesNotContainKey("authorization");
  }

  @Test
  void appliesAnActuatorWithoutAWord() {
    server.on("POST /api/actuator/apply", Answer.ok("null"));
    String file = shell.write("a.yaml", ACTUATOR);

    Shell.Result result = shell.run("actuator", "apply", "-f", file);

    assertThat(result).isEqualTo(new Shell.Result(0, "", ""));
    Recorded request = server.only("POST /api/actuator/apply");
    assertThat(request.body())
        .isEqualTo("{\"actuatorContent\":\"" + ACTUATOR.replace("\n", "\\n") + "\"}");
    assertThat(request.header("authorization")).isEqualTo("Bearer t1");
  }

  @Test
  void sendsTheTextOfPipelinesAndTriggersAsItIs() {
    server.on("POST /api/pipeline-definition/apply", Answer.ok("null"));
    server.on("POST /api/trigger-definition/apply", Answer.ok("null"));
    String file = shell.write("p.yaml", "# kept\nname:   p\nversion: 1.0\n");

    shell.run("pipeline", "apply", "--f", file);
    shell.run("trigger", "apply", "-f", file);

    assertThat(server.only("POST /api/pipeline-definition/apply").body())
        .isEqualTo("{\"pipelineContent\":\"# kept\\nname:   p\\nversion: 1.0\\n\"}");
    assertThat(server.only("POST /api/trigger-definition/apply").body())
        .isEqualTo("{\"triggerContent\":\"# kept\\nname:   p\\nversion: 1.0\\n\"}");
  }

  @Test
  void deletesWhatAFileDefines() {
    server.on("DELETE /api/actuator/a1", Answer.ok("null"));
    server.on("DELETE /api/pipeline-definition/p/1.10", Answer.ok("null"));
    server.on("DELETE /api/trigger-definition/t", Answer.ok("null"));

    shell.run("actuator", "delete", "-f", shell.write("a.yaml", ACTUATOR));
    shell.run(
        "pipeline", "delete", "-f", shell.write("p.yaml", "name: p\nversion: 1.10\ntasks: []\n"));
    Shell.Result last =
        shell.run("trigger", "delete", "-f", shell.write("t.yaml", "name: t\neventName: e\n"));

    assertThat(last).isEqualTo(new Shell.Result(0, "", ""));
    assertThat(server.lines())
        .containsExactly(
            "DELETE /api/actuator/a1",
            "DELETE /api/pipeline-definition/p/1.10",
            "DELETE /api/trigger-definition/t");
    assertThat(server.requests()).allSatisfy(each -> assertThat(each.body()).isEmpty());
    assertThat(server.requests())
        .allSatisfy(each -> assertThat(each.headers()).doesNotContainKey("content-type"));
  }

  @Test
  void deletesWhatAFileOnlyNames() {
    server.on("DELETE /api/actuator/a1", Answer.ok("null"));

    Shell.Result result =
        shell.run("actuator", "delete", "-f", shell.write("a.yaml", "name: a1\nport: 22\n"));

    assertThat(result).isEqualTo(new Shell.Result(0, "", ""));
    assertThat(server.lines()).containsExactly("DELETE /api/actuator/a1");
  }

  @Test
  void deletesNothingForAFileOfAnotherKind() {
    String pipeline = shell.write("p.yaml", "name: p\nversion: 1.0\ntasks: []\n");
    String event = shell.write("e.yaml", "name: e\nversion: 1.0\nvalues: {a: b}\n");

    Shell.Result ofPipeline = shell.run("actuator", "delete", "-f", pipeline);
    Shell.Result ofEvent = shell.run("trigger", "delete", "-f", event);

    assertThat(ofPipeline)
        .isEqualTo(
            new Shell.Result(
                1, "", "eoctl: " + pipeline + ":1: is of kind pipeline, not actuator\n"));
    assertThat(ofEvent)
        .isEqualTo(
            new Shell.Result(1, "", "eoctl: " + event + ":1: is of kind event, not trigger\n"));
    assertThat(server.requests()).isEmpty();
  }

  @Test
  void deletesNoWholePipelineForAFileWithoutAVersion() {
    String file = shell.write("p.yaml", "name: p\ntasks: []\n");

    Shell.Result result = shell.run("pipeline", "delete", "-f", file);
    Shell.Result byKind = shell.run("delete", "-f", file);

    assertThat(result)
        .isEqualTo(
            new Shell.Result(
                1,
                "",
                "eoctl: "
                    + file
                    + ": which version of pipeline p? add it, or delete all:"
                    + " eoctl pipeline delete p\n"));
    assertThat(byKind.code()).isEqualTo(1);
    assertThat(server.requests()).isEmpty();
  }

  @Test
  void listsInTheOldShape() {
    server.on(
        "GET /api/actuator/",
        Answer.ok(
            """
            [{"name":"a1","type":"os","creater":"kakj","tags":["x","y"],"hostKey":"SHA256:1",
              "createdAt":"2026-11-22T01:06:31.123Z"}]"""));
    server.on("GET /api/pipeline-definition/", Answer.ok("null"));
    server.on("GET /api/trigger-definition/", Answer.ok("[]"));

    Shell.Result actuators = shell.run("actuator", "list");
    Shell.Result pipelines = shell.run("pipeline", "list");
    Shell.Result triggers = shell.run("trigger", "list");

    assertThat(actuators.out())
        .isEqualTo(
            "[{\"name\":\"a1\",\"creater\":\"kakj\",\"type\":\"os\",\"status\":\"\","
                + "\"tags\":[\"x\",\"y\"],\"createdAt\":\"2026-11-22T01:06:31.123Z\","
                + "\"updatedAt\":\"0001-01-01T00:00:00Z\"}]\n");
    assertThat(pipelines.out()).isEqualTo("null\n");
    assertThat(triggers.out()).isEqualTo("[]\n");
  }

  @Test
  void describesAPipelineAndOneVersionOfIt() {
    server.on(
        "GET /api/pipeline-definition/p",
        Answer.ok("{\"name\":\"p\",\"versionList\":[{\"name\":\"p\",\"version\":\"1.0\"}]}"));
    server.on(
        "GET /api/pipeline-definition/p/1.0",
        Answer.ok(
            "{\"name\":\"p\",\"version\":\"1.0\",\"content\":\"a: <b> & c\",\"Latest\":true}"));

    Shell.Result whole = shell.run("pipeline", "describe", "-n", "p");
    Shell.Result one = shell.run("pipeline", "describe", "--name", "p", "--version", "1.0");

    assertThat(whole.out())
        .startsWith("{\"name\":\"p\",\"desc\":\"\",\"creater\":\"\",\"public\":false,")
        .contains("\"versionList\":[{\"name\":\"p\",\"version\":\"1.0\",");
    assertThat(one.out())
        .isEqualTo(
            "{\"name\":\"p\",\"version\":\"1.0\",\"creater\":\"\",\"status\":\"\","
                + "\"content\":\"a: \\u003cb\\u003e \\u0026 c\","
                + "\"createTime\":\"0001-01-01T00:00:00Z\",\"Latest\":true}\n");
  }

  @Test
  void sendsAnEventWithItsUsers() {
    server.on("POST /api/event/send", Answer.ok("{\"id\":17,\"duplicate\":false}"));
    String file =
        shell.write(
            "e.yaml",
            """
            name: hello-world-eoctl-run
            version: 1.0
            timestamp: 1661422308
            values: {user: kakj, email: k@example.com}
            users: [kakj]
            """);

    Shell.Result result = shell.run("event", "send", "-f", file);

    assertThat(result).isEqualTo(new Shell.Result(0, "event/17 accepted\n", ""));
    Recorded request = server.only("POST /api/event/send");
    assertThat(request.body())
        .isEqualTo(
            "{\"name\":\"hello-world-eoctl-run\",\"version\":\"1.0\","
                + "\"values\":{\"email\":\"k@example.com\",\"user\":\"kakj\"},\"files\":null,"
                + "\"labels\":null,\"timestamp\":1661422308,\"users\":[\"kakj\"]}");
    assertThat(request.header("idempotency-key")).hasSizeGreaterThan(20);
  }

  @Test
  void isQuietAboutAnEventWhoseIdAnOldServerDoesNotTell() {
    server.on("POST /api/event/send", Answer.ok("null"));
    String file = shell.write("e.yaml", "name: e\nversion: 1\ntimestamp: 1\n");

    Shell.Result result = shell.run("event", "send", "-f", file);

    assertThat(result).isEqualTo(new Shell.Result(0, "", ""));
  }

  @Test
  void listsRuntimesWithAllEightParameters() {
    server.on("GET /api/pipeline/", Answer.ok("[{\"id\":5,\"status\":\"running\"}]"));

    Shell.Result all = shell.run("runtime", "list");
    shell.run(
        "runtime", "list", "--en", "e", "--ev", "1.0", "--ec", "kakj", "--tdn", "t", "--top", "3");

    assertThat(all.out())
        .isEqualTo(
            "[{\"id\":5,\"eventTriggerId\":0,\"eventId\":0,\"triggerDefinitionId\":0,"
                + "\"definitionName\":\"\",\"definitionVersion\":\"\",\"definitionCreater\":\"\","
                + "\"creater\":\"\",\"status\":\"running\",\"costTimeSec\":0,\"timeBegin\":null,"
                + "\"timeEnd\":null,\"createdAt\":\"0001-01-01T00:00:00Z\","
                + "\"updatedAt\":\"0001-01-01T00:00:00Z\"}]\n");
    assertThat(server.lines())
        .containsExactly(
            "GET /api/pipeline/?eventCreater=&eventName=&eventVersion=&pipelineDefinitionCreater="
                + "&pipelineDefinitionName=&pipelineDefinitionVersion=&top=20"
                + "&triggerDefinitionName=",
            "GET /api/pipeline/?eventCreater=kakj&eventName=e&eventVersion=1.0"
                + "&pipelineDefinitionCreater=&pipelineDefinitionName=&pipelineDefinitionVersion="
                + "&top=3&triggerDefinitionName=t");
  }

  @Test
  void wantsAllOfAGroupOfFiltersOrNone() {
    Shell.Result result = shell.run("runtime", "list", "--en", "e");

    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).isEqualTo("eoctl: give all of --en, --ev, --ec or none\n");
    assertThat(server.requests()).isEmpty();
  }

  @Test
  void getsARuntimeWithZeroValuesForWhatIsMissing() {
    server.on("GET /api/pipeline/5", Answer.ok("null"));

    Shell.Result result = shell.run("runtime", "get", "--id", "5");

    assertThat(result.code()).isZero();
    assertThat(result.out())
        .startsWith("{\"pipeline\":{\"id\":0,")
        .contains("\"extra\":{\"stopReason\":\"\"},\"contexts\":{}")
        .endsWith("\"tasks\":null}\n");
  }

  @Test
  void cancelsARuntimeWithAnEmptyRequest() {
    server.on("POST /api/pipeline/5/cancel", Answer.ok("\"pipeline runtime cancel success\""));

    Shell.Result result = shell.run("runtime", "cancel", "--id", "5");

    assertThat(result).isEqualTo(new Shell.Result(0, "\"pipeline runtime cancel success\"\n", ""));
    Recorded request = server.only("POST /api/pipeline/5/cancel");
    assertThat(request.body()).isEmpty();
    assertThat(request.headers()).doesNotContainKey("content-type");
  }

  @Test
  void failsWithTheWordsOfTheOldServer() {
    server.on(
        "DELETE /api/trigger-definition/t",
        Answer.problem(503, "not find event trigger definition", "[]"));
    String file = shell.write("t.yaml", "name: t\neventName: e\n");

    Shell.Result result = shell.run("trigger", "delete", "-f", file);

    assertThat(result)
        .isEqualTo(
            new Shell.Result(
                1, "", "eoctl: delete trigger t: not find event trigger definition (503)\n"));
    assertThat(shell.pauses()).isEmpty();
  }
}
