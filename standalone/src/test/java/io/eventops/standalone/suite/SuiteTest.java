package io.eventops.standalone.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.eventops.standalone.Caller;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Two processes of every service, and one api-gateway.
@Timeout(300)
class SuiteTest {
  private static final Duration LONG = Duration.ofSeconds(60);

  @TempDir private static Path folder;
  private static Suite suite;

  @BeforeAll
  static void start() {
    SuiteOptions options = new SuiteOptions(0, folder.resolve("data"), folder, 2);
    suite =
        Suite.start(
            options,
            new TestPrograms(),
            Map.of("EVENTOPS_KILL_GRACE", "1s", "EVENTOPS_RUNNER_LEASE", "5s"));
  }

  @AfterAll
  static void stop() {
    if (suite != null) {
      suite.close();
    }
  }

  @Test
  void eventsFireTriggersWhicheverProcessHasThem() {
    Caller ann = user("ann");
    ann.applyPipeline(pipeline("greet", "echo Hello, ${{ inputs.word }}")).data();
    ann.applyTrigger(
            """
            name: on-greet
            eventName: greet.wanted
            eventVersion: 1.0
            eventCreater: ann
            pipelines:
              - image: greet:1.0
                inputs: [{name: word, value: values.word}]
            """)
        .data();

    List<Long> events = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      events.add(ann.sendEvent("greet.wanted", new JsonObject().put("word", "w" + i)));
    }

    for (int i = 0; i < events.size(); i++) {
      long run = ann.awaitRunsOf(events.get(i), 1).getFirst().getLong("id");
      assertThat(ann.awaitEnd(run).getJsonObject("pipeline").getString("status"))
          .isEqualTo("success");
      assertThat(ann.log(run, "only")).isEqualTo("Hello, w" + i + "\n");
    }
    assertThat(ann.get("/api/event/" + events.getFirst() + "/explain").data().encode())
        .contains("on-greet");
  }

  @Test
  void everyProcessShowsALogWhileAnyOfThemWritesIt() throws IOException {
    Caller bea = user("bea");
    Path gate = folder.resolve("log-gate");
    bea.applyPipeline(
            pipeline(
                "follow", "echo one; while [ ! -e " + gate + " ]; do sleep 0.1; done; echo two"))
        .data();
    long run = bea.run("follow:1.0", new JsonObject().put("word", "x"));
    await().atMost(LONG).until(() -> bea.log(run, "only").equals("one\n"));
    long task = bea.task(run, "only").getLong("id");

    // the requests go to the processes in turn
    List<Iterator<String>> followers = new ArrayList<>();
    List<Stream<String>> streams = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      Stream<String> lines =
          follow(bea, "/api/pipeline/" + run + "/tasks/" + task + "/logs?follow=true");
      streams.add(lines);
      followers.add(lines.iterator());
    }
    followers.forEach(lines -> assertThat(lines.next()).isEqualTo("one"));
    Files.createFile(gate);

    followers.forEach(lines -> assertThat(lines.next()).isEqualTo("two"));
    streams.forEach(Stream::close);
  }

  @Test
  void aCancelReachesTheProcessThatCarriesOutTheRun() {
    Caller cid = user("cid");
    cid.applyPipeline(pipeline("long", "sleep 600")).data();
    List<Long> runs = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      runs.add(cid.run("long:1.0", new JsonObject().put("word", "x")));
    }
    runs.forEach(
        run ->
            await()
                .atMost(LONG)
                .until(() -> cid.task(run, "only").getString("status").equals("running")));

    runs.forEach(
        run -> assertThat(cid.post("/api/pipeline/" + run + "/cancel").status()).isEqualTo(200));

    runs.forEach(
        run ->
            assertThat(cid.awaitEnd(run).getJsonObject("pipeline").getString("status"))
                .isEqualTo("cancel"));
  }

  @Test
  void aRunGoesOnElsewhereWhenItsProcessIsKilled() throws IOException {
    Caller dan = user("dan");
    Path gate = folder.resolve("kill-gate");
    Path counter = folder.resolve("counter");
    dan.applyPipeline(
            pipeline(
                "count",
                "echo ${{ inputs.word }} >> "
                    + counter
                    + "; while [ ! -e "
                    + gate
                    + " ]; do sleep 0.1; done; echo done"))
        .data();
    List<Long> runs = new ArrayList<>();
    Set<String> words = new HashSet<>();
    for (int i = 0; i < 8; i++) {
      words.add("w" + i);
      runs.add(dan.run("count:1.0", new JsonObject().put("word", "w" + i)));
    }
    await()
        .atMost(LONG)
        .until(() -> Files.exists(counter) && Files.readAllLines(counter).size() == 8);

    ServiceProcess killed = suite.of("pipeline-runner").getFirst();
    killed.kill();
    killed.restart();
    Files.createFile(gate);

    for (long run : runs) {
      assertThat(dan.awaitEnd(run).getJsonObject("pipeline").getString("status"))
          .isEqualTo("success");
      assertThat(dan.log(run, "only")).isEqualTo("done\n");
    }
    assertThat(Files.readAllLines(counter)).hasSize(8).hasSameElementsAs(words);
  }

  private static Caller user(String name) {
    Caller user = Caller.stranger(suite.address()).as(name);
    user.applyActuator("name: here\nos: {local: true}\ntags: [local]\nconcurrency: 40\n").data();
    return user;
  }

  private static Stream<String> follow(Caller caller, String path) {
    try {
      return caller
          .client()
          .send(caller.request(path).build(), HttpResponse.BodyHandlers.ofLines())
          .body();
    } catch (IOException fault) {
      throw new java.io.UncheckedIOException(fault);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stop);
    }
  }

  private static String pipeline(String name, String command) {
    return """
        name: %s
        version: 1.0
        actuatorSelector: {tags: [local]}
        inputs: [{name: word, type: env}]
        dag: [{name: only, needs: [root]}]
        tasks:
          - alias: only
            type: os
            commands:
              - %s
        """
        .formatted(name, command);
  }
}
