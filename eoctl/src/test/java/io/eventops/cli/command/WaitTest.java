package io.eventops.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.eventops.cli.server.FakeServer;
import io.eventops.cli.server.FakeServer.Answer;
import io.eventops.cli.server.Recorded;
import io.eventops.cli.server.Shell;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Waiting for runs, and what the exit code says of them.
final class WaitTest {
  private static final String SNAPSHOT =
      "event: snapshot\ndata: {\"pipeline\":{\"id\":5,\"definitionName\":\"hello\","
          + "\"definitionVersion\":\"1.0\",\"status\":\"running\"},\"tasks\":[]}\n\n";
  private static final String RUNNING =
      "event: task\ndata: {\"id\":8,\"alias\":\"a\",\"type\":\"os\",\"status\":\"running\","
          + "\"actuatorName\":\"host-1\"}\n\n";
  private static final String DONE =
      "event: task\ndata: {\"id\":8,\"status\":\"success\",\"costTimeSec\":2}\n\n";
  private static final String FIRED =
      "{\"status\":\"processed\",\"verdicts\":[{\"trigger\":\"t\",\"fired\":true,\"runId\":5}]}";

  @TempDir Path home = Path.of("");

  private final FakeServer server = FakeServer.start();
  private Shell shell = new Shell(home);

  @BeforeEach
  void logIn() {
    shell = new Shell(home).loggedIn(server);
    server.on("POST /api/event/send", Answer.ok("{\"id\":17,\"duplicate\":false}"));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void showsTheTasksOfTheRunsOfAnEventAndEndsWithThem() {
    server.on(
        "GET /api/event/17/explain",
        Answer.ok("{\"status\":\"created\",\"verdicts\":[]}"),
        Answer.ok("{\"status\":\"processed\",\"verdicts\":[{\"trigger\":\"t\",\"fired\":true}]}"),
        Answer.ok(FIRED));
    run("success");

    Shell.Result result = send("--wait");

    assertThat(result)
        .isEqualTo(
            new Shell.Result(
                0,
                """
                event/17 accepted
                run 5 hello:1.0 running
                run 5 a running on host-1
                run 5 a success in 2s on host-1
                run 5 hello:1.0 success in 2s
                """,
                ""));
    assertThat(shell.pauses()).hasSize(2);
  }

  @Test
  void endsWithSixWhenARunFailed() {
    server.on("GET /api/event/17/explain", Answer.ok(FIRED));
    run("failed");

    assertThat(send("--wait").code()).isEqualTo(6);
  }

  @Test
  void tellsProgramsTheEndAndPeopleTheWay() {
    server.on("GET /api/event/17/explain", Answer.ok(FIRED));
    run("success");

    Shell.Result result = send("--wait", "-o", "json");

    assertThat(result.out().replaceAll("\\s", ""))
        .isEqualTo("{\"id\":17,\"runs\":[{\"id\":5,\"status\":\"success\"}]}");
    assertThat(result.err()).contains("run 5 a running on host-1");
  }

  @Test
  void endsWithOneWhenNothingFired() {
    server.on("GET /api/event/17/explain", Answer.ok("{\"status\":\"processed\",\"verdicts\":[]}"));

    Shell.Result result = send("--wait");

    assertThat(result.code()).isEqualTo(1);
    assertThat(result.err())
        .isEqualTo("eoctl: no trigger fired; eoctl event explain 17 tells why\n");
  }

  @Test
  void endsWithSixWhenARunCouldNotBeStarted() {
    server.on(
        "GET /api/event/17/explain",
        Answer.ok(
            "{\"status\":\"processed\",\"verdicts\":[{\"fired\":true,\"runId\":null,"
                + "\"runStatus\":\"processFailed\"}]}"));

    assertThat(send("--wait").code()).isEqualTo(6);
  }

  @Test
  void doesNotWaitForARunThatTheServerSaysCannotStart() {
    server.on(
        "GET /api/event/17/explain",
        Answer.ok(
            "{\"status\":\"processed\",\"verdicts\":[{\"fired\":true,\"runId\":null,"
                + "\"text\":\"not find pipeline definition hello\"}]}"));

    assertThat(send("--wait").code()).isEqualTo(6);
  }

  @Test
  void endsWithFiveWhenTheVerdictDoesNotComeInTime() {
    server.on("GET /api/event/17/explain", Answer.ok("{\"status\":\"processing\"}"));

    Shell.Result result = send("--wait", "--timeout", "3s");

    assertThat(result.code()).isEqualTo(5);
    assertThat(result.err()).contains("event 17 is still processing");
  }

  @Test
  void sendsTheKeyThatIsGivenAndTellsADuplicate() {
    server.on("POST /api/event/send", Answer.ok("{\"id\":17,\"duplicate\":true}"));

    Shell.Result result = send("--idempotency-key", "k1");

    assertThat(result.out()).isEqualTo("event/17 was sent before\n");
    assertThat(server.only("POST /api/event/send").header("idempotency-key")).isEqualTo("k1");
  }

  @Test
  void sendsAgainWithTheSameKeyWhenTheServerIsBusy() {
    server.on(
        "POST /api/event/send",
        Answer.problem(503, "full", "[]").with("Retry-After", "2"),
        Answer.ok("{\"id\":17}"));

    Shell.Result result = send();

    assertThat(result.code()).isZero();
    assertThat(server.requests())
        .extracting(each -> each.header("idempotency-key"))
        .hasSize(2)
        .containsOnly(server.requests().getFirst().header("idempotency-key"));
  }

  @Test
  void doesNotStartAPipelineTwice() {
    server.on("POST /api/pipeline/run", Answer.problem(503, "full", "[]").with("Retry-After", "2"));

    Shell.Result result = shell.run("pipeline", "run", "hello:1.0");

    assertThat(result).isEqualTo(new Shell.Result(1, "", "eoctl: full (503)\n"));
    assertThat(server.requests()).hasSize(1);
  }

  @Test
  void runsAPipelineByHand() {
    server.on("POST /api/pipeline/run", Answer.ok("{\"id\":5}"));
    run("success");

    Shell.Result result =
        shell.run("pipeline", "run", "hello:1.0", "-i", "a=b=c", "-i", "d=", "--wait");

    assertThat(result.code()).isZero();
    assertThat(result.out()).endsWith("run 5 hello:1.0 success in 2s\n");
    assertThat(server.only("POST /api/pipeline/run").body())
        .isEqualTo("{\"image\":\"hello:1.0\",\"inputs\":{\"a\":\"b=c\",\"d\":\"\"}}");
  }

  @Test
  void runsAgainFromWhatFailed() {
    server.on("POST /api/pipeline/4/rerun", Answer.ok("{\"id\":5}"));

    Shell.Result result = shell.run("runtime", "rerun", "4", "--from-failed");

    assertThat(result).isEqualTo(new Shell.Result(0, "runtime/5\n", ""));
    assertThat(server.only("POST /api/pipeline/4/rerun").body()).isEqualTo("{\"from\":\"failed\"}");
  }

  @Test
  void watchesARunToItsEnd() {
    run("cancel");

    Shell.Result result = shell.run("runtime", "watch", "5");

    assertThat(result.code()).isEqualTo(6);
    assertThat(result.out()).endsWith("run 5 hello:1.0 cancel in 2s\n");
  }

  @Test
  void followsTheLogsOfAllTasks() {
    run("success");
    server.on(
        "GET /api/pipeline/5/tasks/8/logs",
        request ->
            request.target().endsWith("offset=6")
                ? Answer.events(
                    "id: 11\nevent: log\ndata: {\"text\":\"lo\\nend\"}\n\nevent: end\ndata: {}\n\n")
                : Answer.events("retry: 1\nid: 6\nevent: log\ndata: {\"text\":\"one\\nhel\"}\n\n"));

    Shell.Result result = shell.run("runtime", "logs", "5", "-f");

    assertThat(result).isEqualTo(new Shell.Result(0, "a | one\na | hello\na | end\n", ""));
    assertThat(server.requests())
        .extracting(Recorded::line)
        .contains("GET /api/pipeline/5/tasks/8/logs?follow=true&offset=6");
  }

  @Test
  void copiesTheLogOfATaskByteForByte() {
    detail("success");
    server.on("GET /api/pipeline/5/tasks/8/logs", Answer.of(200, "no end of line \u00e9"));

    assertThat(shell.run("runtime", "logs", "5", "a").out()).isEqualTo("no end of line \u00e9");
    assertThat(shell.run("runtime", "logs", "runtime/5").out())
        .isEqualTo("a | no end of line \u00e9\n");
  }

  private void run(String end) {
    server.on(
        "GET /api/pipeline/5/stream",
        Answer.events(
            SNAPSHOT, RUNNING, DONE, "event: end\ndata: {\"status\":\"%s\"}\n\n".formatted(end)));
    detail(end);
  }

  private void detail(String end) {
    server.on(
        "GET /api/pipeline/5",
        Answer.ok(
            "{\"pipeline\":{\"id\":5,\"status\":\"%s\",\"costTimeSec\":2},\"tasks\":[{\"id\":8,\"alias\":\"a\",\"type\":\"os\",\"status\":\"success\",\"costTimeSec\":2}]}"
                .formatted(end)));
  }

  private Shell.Result send(String... more) {
    String[] arguments =
        Stream.concat(
                Stream.of("event", "send", "e", "--version", "1.0", "--value", "user=kakj"),
                Stream.of(more))
            .toArray(String[]::new);
    return shell.run(arguments);
  }
}
