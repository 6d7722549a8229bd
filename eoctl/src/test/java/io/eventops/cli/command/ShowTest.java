package io.eventops.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.eventops.cli.server.FakeServer;
import io.eventops.cli.server.FakeServer.Answer;
import io.eventops.cli.server.Shell;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What people and programs get to see, to the letter.
final class ShowTest {
  private static final String TRIGGERS =
      """
      [{"name":"t1","content":"name: t1\\nfilters:\\n    - expr: values.a\\n","creater":"kakj",
        "event_name":"e","event_version":"1.0","event_creater":"kakj",
        "CreatedAt":"2026-11-22T01:06:31.123Z","updatedAt":null,"generation":7}]""";
  private static final String RUN =
      """
      {"pipeline":{"id":5,"eventId":17,"definitionName":"hello","definitionVersion":"1.0",
        "status":"failed","costTimeSec":125,"timeBegin":"2026-11-22T01:06:31Z",
        "timeEnd":"2026-11-22T01:08:36Z"},
       "pipelineExtra":{"extra":{"stopReason":"task b failed"},
        "eventContent":{"id":17,"name":"e","version":"1.0"},
        "triggerDefinitionContent":{"name":"t1"},
        "contexts":{"c":{"name":"c","type":"env","value":"two\\nlines"}}},
       "tasks":[
        {"id":8,"parentTaskId":0,"alias":"a","type":"os","status":"success","costTimeSec":3,
         "actuatorName":"host-1","exitCode":0,"extra":{"error":""},
         "outputs":{"v":{"name":"v","type":"env","value":"1"}}},
        {"id":9,"parentTaskId":0,"alias":"n","type":"pipeline","status":"failed","costTimeSec":4},
        {"id":10,"parentTaskId":9,"alias":"b","type":"os","status":"failed","costTimeSec":4,
         "actuatorName":"host-1","exitCode":3,"extra":{"error":"Exited (3)\\u001b[2J"}}]}""";

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
  void listsAsTable() {
    server.on("GET /api/trigger-definition/", Answer.ok(TRIGGERS));

    assertThat(shell.run("get", "triggers").out())
        .isEqualTo(
            """
            NAME  EVENT  VERSION  SENT BY  CREATED
            t1    e      1.0      kakj     2026-11-22 01:06:31Z
            """);
  }

  @Test
  void listsAsJsonWithAllThatTheServerSaid() {
    server.on("GET /api/trigger-definition/", Answer.ok("[{\"name\":\"t1\",\"generation\":7}]"));

    assertThat(shell.run("list", "trigger", "-o", "json").out())
        .isEqualTo(
            """
            [
              {
                "name": "t1",
                "generation": 7
              }
            ]
            """);
  }

  @Test
  void listsAsYamlWithTextsOfSeveralLinesReadable() {
    server.on("GET /api/trigger-definition/", Answer.ok(TRIGGERS));

    assertThat(shell.run("trigger", "list", "-o", "yaml").out())
        .isEqualTo(
            """
              - name: t1
                content: |
                    name: t1
                    filters:
                        - expr: values.a
                creater: kakj
                event_name: e
                event_version: "1.0"
                event_creater: kakj
                CreatedAt: "2026-11-22T01:06:31.123Z"
                updatedAt: null
                generation: 7
            """);
  }

  @Test
  void listsAsNamesForTheNextCommand() {
    server.on("GET /api/trigger-definition/", Answer.ok(TRIGGERS));
    server.on(
        "GET /api/pipeline-definition/",
        Answer.ok("[{\"name\":\"p\",\"version\":\"1.0\"},{\"name\":\"p\",\"version\":\"1.1\"}]"));
    server.on("GET /api/pipeline/", Answer.ok("[{\"id\":5}]"));

    assertThat(shell.run("get", "trigger", "-o", "name").out()).isEqualTo("trigger/t1\n");
    assertThat(shell.run("get", "pipelines", "-o", "name").out())
        .isEqualTo("pipeline/p:1.0\npipeline/p:1.1\n");
    assertThat(shell.run("runtime", "list", "--top", "1", "-o", "name").out())
        .isEqualTo("runtime/5\n");
  }

  @Test
  void showsAnEmptyListToProgramsEvenWhenTheServerSaysNull() {
    server.on("GET /api/actuator/", Answer.ok("null"));

    assertThat(shell.run("get", "actuators", "-o", "json").out()).isEqualTo("[]\n");
    assertThat(shell.run("get", "actuators", "-o", "name").out()).isEmpty();
  }

  @Test
  void saysThatThereIsNothingBesideTheOutput() {
    server.on("GET /api/event/", Answer.ok("[]"));

    assertThat(shell.run("event", "list")).isEqualTo(new Shell.Result(0, "", "no events\n"));
  }

  @Test
  void asksForTheEventsThatAreWanted() {
    server.on("GET /api/event/", Answer.ok("[]"));

    shell.run(
        "event",
        "list",
        "-n",
        "e",
        "--status",
        "processed",
        "-q",
        "a b&c",
        "--top",
        "5",
        "--before",
        "99");

    assertThat(server.lines())
        .containsExactly("GET /api/event/?name=e&status=processed&q=a%20b%26c&top=5&before=99");
  }

  @Test
  void describesARunWithItsTasks() {
    server.on("GET /api/pipeline/5", Answer.ok(RUN));

    assertThat(shell.run("runtime", "describe", "runtime/5").out())
        .isEqualTo(
            """
            run:            5
            pipeline:       hello:1.0
            status:         failed
            reason:         task b failed
            event:          17 e:1.0
            trigger:        t1
            started:        2026-11-22 01:06:31Z
            ended:          2026-11-22 01:08:36Z
            took:           2m05s
            contexts:
              NAME  TYPE  VALUE
              c     env   two lines
            tasks:
              TASK  TYPE      STATUS   TOOK  ACTUATOR  EXIT  ERROR
              a     os        success  3s    host-1    0     -
              n     pipeline  failed   4s    -         -     -
              n/b   os        failed   4s    host-1    3     Exited (3) [2J
            outputs of a:
              NAME  TYPE  VALUE
              v     env   1
            """);
  }

  @Test
  void describesADefinitionWithItsText() {
    server.on(
        "GET /api/actuator/a",
        Answer.ok(
            """
            {"name":"a","type":"os","status":"reachable","tags":["x","y"],"lastError":null,
             "content":"name: a\\nos:\\n    password: '***'\\n"}"""));

    assertThat(shell.run("describe", "actuator", "a").out())
        .isEqualTo(
            """
            name:           a
            type:           os
            status:         reachable
            tags:           x,y
            lastError:      -
            content:
              name: a
              os:
                  password: '***'
            """);
  }

  @Test
  void explainsWhyTriggersFiredOrNot() {
    server.on(
        "GET /api/event/17/explain",
        Answer.ok(
            """
            {"eventId":17,"status":"processed","firedForOthers":2,"verdicts":[
             {"trigger":"t1","image":"kakj/hello:1.0","fired":true,"runId":5,"runStatus":"running"},
             {"trigger":"t2","image":"kakj/hello:1.0","fired":false,"clause":"filters[0]",
              "path":"values.a","saw":"x","text":"values.a is 'x', not one of y, z"},
             {"trigger":"t3","image":"kakj/hello:1.0","fired":false,"clause":"filters[1]"}]}"""));

    assertThat(shell.run("event", "explain", "17").out())
        .isEqualTo(
            """
            TRIGGER  PIPELINE        FIRED  WHY
            t1       kakj/hello:1.0  yes    run 5 running
            t2       kakj/hello:1.0  no     values.a is 'x', not one of y, z
            t3       kakj/hello:1.0  no     filters[1]: saw nothing
            triggers of other users that fired: 2
            """);
    assertThat(shell.run("event", "explain", "event/17", "-o", "name").out())
        .isEqualTo("runtime/5\n");
  }

  @Test
  void testsATriggerOfAFileWithAnEventOfAFile() {
    server.on(
        "POST /api/trigger-definition/test",
        Answer.ok("[{\"trigger\":\"t\",\"image\":\"p:1.0\",\"fired\":false,\"text\":\"no\"}]"));
    String trigger = shell.write("t.yaml", "name: t\n");
    String event = shell.write("e.yaml", "name: e\nversion: 1\ntimestamp: 1\n");

    Shell.Result result = shell.run("trigger", "test", "-f", trigger, "--event-file", event);

    assertThat(result.code()).isEqualTo(1);
    assertThat(result.out()).contains("t        p:1.0     no     no");
    assertThat(server.only("POST /api/trigger-definition/test").body())
        .isEqualTo(
            "{\"triggerContent\":\"name: t\\n\",\"event\":{\"name\":\"e\",\"version\":\"1\","
                + "\"values\":null,\"files\":null,\"labels\":null,\"timestamp\":1,\"users\":null}}");
  }
}
