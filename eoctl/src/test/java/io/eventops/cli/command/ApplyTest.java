package io.eventops.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.eventops.cli.server.FakeServer;
import io.eventops.cli.server.FakeServer.Answer;
import io.eventops.cli.server.Recorded;
import io.eventops.cli.server.Shell;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ApplyTest {
  private static final String ALL =
      """
      name: t
      eventName: e
      pipelines: [{image: 'p:1.0'}]
      ---
      name: p
      version: 1.0
      tasks: [{alias: c, type: pipeline, image: 'child:1.0'}]
      ---
      name: child
      version: 1.0
      dag: []
      ---
      name: a
      os: {local: true}
      """;

  @TempDir Path home = Path.of("");

  private final FakeServer server = FakeServer.start();
  private Shell shell = new Shell(home);

  @BeforeEach
  void logIn() {
    shell = new Shell(home).loggedIn(server);
    server.on("POST /api/actuator/apply", Answer.ok("{\"name\":\"a\",\"type\":\"os\"}"));
    server.on(
        "POST /api/pipeline-definition/apply", Answer.ok("{\"name\":\"p\",\"changed\":true}"));
    server.on("POST /api/trigger-definition/apply", Answer.ok("{\"name\":\"t\",\"changed\":true}"));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void appliesEverythingInTheOrderInWhichItIsNeeded() {
    server.on("GET /api/pipeline-definition/p/1.0", Answer.ok("{\"name\":\"p\"}"));
    server.on("GET /api/trigger-definition/t", Answer.ok("{\"name\":\"t\"}"));
    server.on(
        "POST /api/trigger-definition/apply", Answer.ok("{\"name\":\"t\",\"changed\":false}"));

    Shell.Result result = shell.typing(ALL).run("apply", "-f", "-");

    assertThat(result)
        .isEqualTo(
            new Shell.Result(
                0,
                """
                actuator/a created
                pipeline/child:1.0 created
                pipeline/p:1.0 configured
                trigger/t unchanged
                """,
                ""));
    assertThat(posts())
        .containsExactly(
            "POST /api/actuator/apply",
            "POST /api/pipeline-definition/apply",
            "POST /api/pipeline-definition/apply",
            "POST /api/trigger-definition/apply");
  }

  @Test
  void readsFoldersWithAllBelowThemAndLeavesEventsAlone() {
    shell.write("d/b/a.yaml", "name: a\nos: {}\n");
    shell.write("d/p.yml", "name: p\nversion: 1.0\ndag: []\n");
    shell.write("d/event.yaml", "name: e\nversion: 1\nvalues: {}\n");
    shell.write("d/.git/x.yaml", "not: this\n");
    shell.write("d/README.md", "not this");
    String folder = home.resolve("d").toString();

    Shell.Result result = shell.run("apply", "-f", folder);

    assertThat(result.code()).isZero();
    assertThat(result.out()).isEqualTo("actuator/a created\npipeline/p:1.0 created\n");
    assertThat(result.err())
        .isEqualTo(
            "%1$s/event.yaml: an event is sent, not applied: eoctl event send -f %1$s/event.yaml\n"
                .formatted(folder));
  }

  @Test
  void goesOnAfterErrorsAndTellsAllOfThemWithTheirLines() {
    server.on(
        "POST /api/pipeline-definition/apply",
        Answer.problem(
            422,
            "the document is not valid",
            """
            [{"path":"tasks[0].alias","line":4,"message":"alias is missing","fix":"add alias"},
             {"path":"dag","line":0,"message":"dag is missing","fix":""}]"""));
    String event = shell.write("event.yaml", "name: e\nversion: 1\nvalues: {}\n");
    String broken = shell.write("broken.yaml", "name: a\n  x: [\n");
    String unknown = shell.write("unknown.yaml", "\nname: a\n");
    String good = shell.write("t.yaml", "name: t\neventName: e\n");
    String two =
        shell.write("two.yaml", "name: a\nos: {}\n---\nname: p\nversion: 1.0\ntasks: [{}]\n");

    Shell.Result result =
        shell.run("apply", "-f", event, "-f", broken, "-f", unknown, "-f", good, "-f", two);

    assertThat(result.code()).isEqualTo(1);
    assertThat(result.out())
        .isEqualTo("actuator/a created\npipeline/p:1.0 refused\ntrigger/t created\n");
    List<String> errors = result.err().lines().toList();
    assertThat(errors).hasSize(6);
    assertThat(errors.get(0))
        .isEqualTo(event + ": an event is sent, not applied: eoctl event send -f " + event);
    assertThat(errors.get(1)).startsWith(broken + ":2: not valid YAML");
    assertThat(errors.get(2)).startsWith(unknown + ":2: this is no actuator, pipeline or trigger;");
    assertThat(errors.get(3)).isEqualTo(two + ":6: tasks[0].alias: alias is missing; add alias");
    assertThat(errors.get(4)).isEqualTo(two + ": dag: dag is missing");
    assertThat(errors.get(5)).isEqualTo("eoctl: errors: 5; definitions applied: 2");
  }

  @Test
  void stopsAtOnceWhenNobodyIsLoggedIn() {
    server.on("GET /api/actuator/a", Answer.problem(401, "auth fail", "[]"));

    Shell.Result result = shell.typing(ALL).run("apply", "-f", "-");

    assertThat(result.code()).isEqualTo(3);
    assertThat(posts()).isEmpty();
  }

  @Test
  void checksWithoutChangingAnything() {
    server.on("POST /api/pipeline-definition/apply", ApplyTest::knowsNoChild);

    Shell.Result result = shell.typing(ALL).run("apply", "--dry-run", "-f", "-");

    assertThat(result.out())
        .isEqualTo(
            """
            actuator/a created (dry run)
            pipeline/child:1.0 created (dry run)
            pipeline/p:1.0 not checked: it uses what does not exist yet (dry run)
            trigger/t created (dry run)
            """);
    assertThat(result.code()).isZero();
    assertThat(posts()).allSatisfy(line -> assertThat(line).endsWith("/apply?dryRun=true"));
  }

  @Test
  void refusesWhatIsDefinedTwice() {
    String one = shell.write("one.yaml", "name: a\nos: {}\n");
    String two = shell.write("two.yaml", "---\n# x\n---\nname: a\ndocker: {}\n");

    Shell.Result result = shell.run("apply", "-f", one, "-f", two);

    assertThat(result.code()).isEqualTo(1);
    assertThat(result.err()).contains("actuator/a is defined twice, first in " + one);
  }

  @Test
  void warnsAndListsForPrograms() {
    server.on(
        "POST /api/actuator/apply",
        Answer.ok(
            "{\"warnings\":[{\"path\":\"oss\",\"line\":2,\"message\":\"not known\",\"fix\":\"\"}]}"));
    String file = shell.write("a.yaml", "name: a\nos: {}\n");

    Shell.Result json = shell.run("apply", "-f", file, "-o", "json");
    Shell.Result names = shell.run("apply", "-f", file, "-o", "name");

    assertThat(json.out())
        .isEqualTo(
            """
            [
              {
                "kind": "actuator",
                "name": "a",
                "version": "",
                "file": "%s",
                "result": "created",
                "errors": []
              }
            ]
            """
                .formatted(file));
    assertThat(json.err()).isEqualTo("warning: " + file + ":2: oss: not known\n");
    assertThat(names.out()).isEqualTo("actuator/a\n");
  }

  @Test
  void deletesTheOtherWayRound() {
    for (String target :
        List.of(
            "trigger-definition/t", "pipeline-definition/p/1.0", "pipeline-definition/child/1.0")) {
      server.on("DELETE /api/" + target, Answer.ok("null"));
    }

    Shell.Result result = shell.typing(ALL).run("delete", "-f", "-");

    assertThat(result)
        .isEqualTo(
            new Shell.Result(
                1,
                "trigger/t deleted\npipeline/p:1.0 deleted\npipeline/child:1.0 deleted\n",
                """
                delete actuator a: not find it (404)
                eoctl: not deleted: 1 of 4
                """));
  }

  private List<String> posts() {
    return server.lines().stream().filter(line -> line.startsWith("POST")).toList();
  }

  private static Answer knowsNoChild(Recorded request) {
    return request.body().contains("image: 'child")
        ? Answer.problem(422, "task c: not find pipeline definition child:1.0", "[]")
        : Answer.ok("{\"changed\":true}");
  }
}
