package io.eventops.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What a job reports while it runs, and who else tries to.
@Timeout(120)
class CallbackTest {
  private static final String CALLBACK = "/api/pipeline/callback";

  @TempDir private static Path data;
  private static House house;
  private static Caller kakj;

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

  /// A run of two tasks that tell us their tokens and wait until they may end.
  private record Pair(long run, long task, String token, long other, String otherToken, Path gate) {
    static Pair start(String name) throws IOException {
      Path folder = Files.createDirectory(data.resolve(name));
      String task =
          """
            - alias: %1$s
              type: os
              outputs: [{name: x, type: env, value: x}, {name: y, type: env, value: y}]
              commands:
                - |
                  printf '%%s' "$EVENTOPS_CALLBACK_AUTH" > %2$s/%1$s.new && mv %2$s/%1$s.new %2$s/%1$s
                  until test -e %2$s/gate; do sleep 0.1; done
                  y='set by the job itself'
          """;
      kakj.applyPipeline(
              """
              name: %s
              version: 1.0
              actuatorSelector: {tags: [local]}
              dag: [{name: one, needs: [root]}, {name: two, needs: [root]}]
              tasks:
              """
                      .formatted(name)
                  + task.formatted("one", folder)
                  + task.formatted("two", folder))
          .data();
      long run = kakj.run(name + ":1.0", new JsonObject());
      await()
          .atMost(Duration.ofSeconds(60))
          .until(() -> Files.exists(folder.resolve("one")) && Files.exists(folder.resolve("two")));
      for (String alias : List.of("one", "two")) {
        await().until(() -> kakj.task(run, alias).getString("status").equals("running"));
      }
      return new Pair(
          run,
          kakj.task(run, "one").getLong("id"),
          Files.readString(folder.resolve("one")),
          kakj.task(run, "two").getLong("id"),
          Files.readString(folder.resolve("two")),
          folder.resolve("gate"));
    }

    JsonObject report(String x) {
      return new JsonObject()
          .put("pipelineId", run)
          .put("taskId", task)
          .put("auth", token)
          .put("outputs", new JsonObject().put("x", x));
    }

    /// Lets the tasks end.
    void end() throws IOException {
      Files.createFile(gate);
      assertThat(kakj.awaitEnd(run).getJsonObject("pipeline").getString("status"))
          .isEqualTo("success");
    }

    String output(String alias, String name) {
      JsonObject output = kakj.task(run, alias).getJsonObject("outputs").getJsonObject(name);
      return output == null ? "none" : output.getString("value");
    }
  }

  private static String call(JsonObject body) {
    return call(body.encode());
  }

  private static String call(String body) {
    Reply reply = house.stranger().post(CALLBACK, body);
    return reply.status() + " " + reply.body();
  }

  @Test
  void aJobReportsAnOutputAndTheNextTaskHasIt() {
    URI address = URI.create(house.address());
    kakj.applyPipeline(
            """
            name: telling
            version: 1.0
            actuatorSelector: {tags: [local]}
            dag: [{name: tell, needs: [root]}, {name: hear, needs: [tell]}]
            tasks:
              - alias: tell
                type: os
                outputs: [{name: word, type: env, value: never_set}]
                commands:
                  - |
                    body="{\\"pipelineId\\":$EVENTOPS_PIPELINE_ID,\\"taskId\\":$EVENTOPS_TASK_ID,"
                    body+="\\"auth\\":\\"$EVENTOPS_CALLBACK_AUTH\\",\\"outputs\\":{\\"word\\":\\"\\$(id) 'quoted'\\"}}"
                    exec 3<>/dev/tcp/%s/%d
                    printf 'POST /%%s HTTP/1.0\\r\\nContent-Length: %%d\\r\\n\\r\\n%%s' \\
                      "${EVENTOPS_CALLBACK_URL#*//*/}" "${#body}" "$body" >&3
                    cat <&3
              - alias: hear
                type: os
                commands: ['echo "heard ${{ outputs.tell.word }}"']
            """
                .formatted(address.getHost(), address.getPort()))
        .data();

    long run = kakj.run("telling:1.0", new JsonObject());

    assertThat(kakj.awaitEnd(run).getJsonObject("pipeline").getString("status"))
        .as(() -> kakj.log(run, "tell"))
        .isEqualTo("success");
    assertThat(kakj.log(run, "tell")).contains(" 200 OK").endsWith("\r\n\r\n\"success\"");
    assertThat(kakj.log(run, "hear")).isEqualTo("heard $(id) 'quoted'\n");
  }

  @Test
  void theLastReportCountsAndEachIsAnsweredAlike() throws IOException {
    Pair pair = Pair.start("repeated");

    assertThat(call(pair.report("first"))).isEqualTo("200 \"success\"");
    assertThat(call(pair.report("first"))).isEqualTo("200 \"success\"");
    assertThat(call(pair.report("second \"quoted\"\n"))).isEqualTo("200 \"success\"");
    assertThat(call(pair.report("third").putNull("outputs"))).isEqualTo("200 \"success\"");

    pair.end();
    assertThat(pair.output("one", "x")).isEqualTo("second \"quoted\"\n");
    assertThat(pair.output("one", "y")).isEqualTo("set by the job itself");
    assertThat(pair.output("two", "x")).isEqualTo("none");
  }

  @Test
  void nobodyElseReports() throws IOException {
    Pair pair = Pair.start("forged");
    JsonObject good = pair.report("forged");

    List<String> denied =
        List.of(
            call(good.copy().put("auth", "")),
            call(good.copy().putNull("auth")),
            call(good.copy().put("auth", "0".repeat(32))),
            call(good.copy().put("auth", pair.otherToken())),
            call(good.copy().put("taskId", pair.other())),
            call(good.copy().put("taskId", pair.task() + 1_000)),
            call(good.copy().put("pipelineId", pair.run() + 1_000)),
            call(good.copy().put("pipelineId", -1)),
            call(good.copy().put("auth", "").put("outputs", new JsonObject())));

    assertThat(denied).containsOnly("403 \"denied\"");
    pair.end();
    assertThat(pair.output("one", "x")).isEqualTo("none");
    assertThat(pair.output("two", "x")).isEqualTo("none");
  }

  @Test
  void aReportThatCannotBeReadChangesNothingAndIsAnsweredInOneWord() throws IOException {
    Pair pair = Pair.start("unreadable");
    JsonObject good = pair.report("unreadable");

    List<String> malformed =
        List.of(
            call(""),
            call("{\"pipelineId\":"),
            call("[]"),
            call(good.copy().put("taskId", Long.toString(pair.task()))),
            call(good.copy().put("taskId", pair.task() + 0.5)),
            call(good.copy().putNull("pipelineId")),
            call(good.copy().put("auth", 1)),
            call(good.copy().put("outputs", "x")),
            call(good.copy().put("outputs", new JsonObject().put("x", 1))),
            call(good.copy().put("outputs", new JsonObject().put("x", new JsonObject()))));
    String large = call(pair.report("x".repeat(2 * 1024 * 1024)));

    assertThat(malformed).containsOnly("400 \"malformed\"");
    assertThat(large).isEqualTo("413 \"too-large\"");
    pair.end();
    assertThat(pair.output("one", "x")).isEqualTo("none");
  }

  @Test
  void anOutputThatIsNotDeclaredIsLeftOut() throws IOException {
    Pair pair = Pair.start("undeclared");
    JsonObject report = pair.report("declared");
    report.getJsonObject("outputs").put("z", "undeclared");

    assertThat(call(report.put("more", true))).isEqualTo("200 \"success\"");

    pair.end();
    assertThat(kakj.task(pair.run(), "one").getJsonObject("outputs").fieldNames())
        .containsExactlyInAnyOrder("x", "y");
  }

  @Test
  void aReportThatIsLateIsToldSoAndChangesNothing() throws IOException {
    Pair pair = Pair.start("late");
    assertThat(call(pair.report("in time"))).isEqualTo("200 \"success\"");
    pair.end();
    JsonObject before = kakj.task(pair.run(), "one");

    assertThat(call(pair.report("late"))).isEqualTo("409 \"late\"");
    assertThat(call(pair.report("late").put("auth", "forged"))).isEqualTo("403 \"denied\"");

    assertThat(kakj.task(pair.run(), "one")).isEqualTo(before);
    assertThat(pair.output("one", "x")).isEqualTo("in time");
  }

  /// Jobs of the ancestor send a form with a body of JSON when they are told nothing else.
  @Test
  void aReportIsUnderstoodWhateverItIsCalled() throws IOException {
    Pair pair = Pair.start("called");

    Reply reply =
        house
            .stranger()
            .send(
                house
                    .stranger()
                    .request(CALLBACK)
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(BodyPublishers.ofString(pair.report("50 % & more").encode())));

    assertThat(reply.status() + " " + reply.body()).isEqualTo("200 \"success\"");
    pair.end();
    assertThat(pair.output("one", "x")).isEqualTo("50 % & more");
  }
}
