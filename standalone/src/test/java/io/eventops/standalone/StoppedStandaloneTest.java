package io.eventops.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.eventops.testkit.ssh.SshMachine;
import io.vertx.core.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// An installation that is told to end while tasks run, whose tasks end while it is away, and that
/// is started again. Its story is told once, before the tests look at it.
@Timeout(300)
class StoppedStandaloneTest {
  private static final Duration LONG = Duration.ofSeconds(60);
  private static final int RUNS = 5;

  /// How the JVM ends after SIGTERM.
  private static final int TERMINATED = 143;

  @TempDir private static Path folder;
  @AutoClose private static final SshMachine MACHINE = SshMachine.start();
  private static Path data;
  private static Site site;
  private static Work work;
  private static Caller before;
  private static Caller kakj;
  private static List<Long> runs;
  private static Map<String, String> shownBefore;
  private static int exitCode;
  private static Duration stopTook;
  private static boolean databaseLeft;
  private static boolean addressLeft;
  private static HouseProcess second;

  @BeforeAll
  static void stopAndStartAgain() {
    data = folder.resolve("data");
    site = new Site(folder);
    work = new Work(site, MACHINE);
    try (HouseProcess first = HouseProcess.start(data)) {
      before = first.user("kakj");
      shownBefore = shown(before, paths(before));
      runs = work.start(before, RUNS);
      List<HostJob> jobs = new ArrayList<>();
      for (long run : runs) {
        Work.awaitRunning(before, run);
        jobs.add(HostJob.of(data.resolve("local-jobs"), before.task(run, "here")));
        jobs.add(HostJob.of(MACHINE.home(), before.task(run, "there")));
      }
      long asked = System.nanoTime();
      exitCode = first.stop();
      stopTook = Duration.ofNanos(System.nanoTime() - asked);
      databaseLeft = first.database().isPresent();
      addressLeft = Files.exists(data.resolve("address"));
      site.open();
      await("jobs without a server")
          .atMost(LONG)
          .until(() -> jobs.stream().allMatch(HostJob::hasEnded));
    }
    second = HouseProcess.start(data);
    kakj = second.known(before);
    runs.forEach(kakj::awaitEnd);
  }

  /// Uses everything once.
  ///
  /// @return where to look at what came of it
  private static List<String> paths(Caller caller) {
    work.apply(caller);
    caller
        .applyPipeline(
            """
            name: greet
            version: 1.0
            actuatorSelector: {tags: [far]}
            inputs: [{name: who, type: env}]
            dag: [{name: say, needs: [root]}]
            tasks:
              - alias: say
                type: os
                commands: ['echo Hello, ${{ inputs.who }}']
            """)
        .data();
    caller
        .applyTrigger(
            """
            name: on-greet
            eventName: greet.wanted
            eventVersion: 1.0
            eventCreater: kakj
            pipelines:
              - image: greet:1.0
                inputs: [{name: who, value: values.who}]
            """)
        .data();
    long event = caller.sendEvent("greet.wanted", new JsonObject().put("who", "world"));
    long run = caller.awaitRunsOf(event, 1).getFirst().getLong("id");
    caller.awaitEnd(run);
    return List.of(
        "/api/user/me",
        "/api/pipeline-definition",
        "/api/pipeline-definition/greet/1.0",
        "/api/trigger-definition",
        "/api/trigger-definition/on-greet",
        "/api/event",
        "/api/event/" + event,
        "/api/event/" + event + "/explain",
        "/api/pipeline/" + run,
        "/api/pipeline/" + run + "/tasks/" + caller.task(run, "say").getLong("id") + "/logs");
  }

  private static Map<String, String> shown(Caller caller, Iterable<String> paths) {
    Map<String, String> shown = new LinkedHashMap<>();
    paths.forEach(
        path -> shown.put(path, caller.get(path).status() + " " + caller.get(path).body()));
    return shown;
  }

  @AfterAll
  static void closeAll() {
    site.close();
    if (second != null) {
      second.close();
    }
  }

  @Test
  void endsWithinSecondsAndLeavesNoDatabaseServer() {
    assertThat(exitCode).isEqualTo(TERMINATED);
    assertThat(stopTook).isLessThan(Duration.ofSeconds(20));
    assertThat(databaseLeft).isFalse();
    assertThat(addressLeft).isFalse();
  }

  @Test
  void takesTheEndsOfTheJobsThatWentOnWithoutIt() {
    for (int n = 0; n < RUNS; n++) {
      JsonObject run = kakj.runDetail(runs.get(n)).getJsonObject("pipeline");
      assertThat(run.getString("status")).isEqualTo("success");
      for (String alias : Work.TASKS) {
        assertThat(kakj.log(runs.get(n), alias)).isEqualTo(Work.wholeLog(alias, n));
      }
    }
    assertThat(site.traces()).isEqualTo(Work.eachOnce(RUNS));
  }

  @Test
  void showsWhatItShowedBeforeToTheSameToken() {
    Map<String, String> shownNow = shown(kakj, shownBefore.keySet());

    assertThat(shownNow)
        .isEqualTo(shownBefore)
        .allSatisfy((_, answer) -> assertThat(answer).startsWith("200 "));
  }

  @Test
  void letsItsUsersLogInWithTheirPasswords() {
    Caller again = second.user("kakj");

    assertThat(again.token()).isNotEmpty().isNotEqualTo(kakj.token());
    assertThat(again.get("/api/user/me").status()).isEqualTo(200);
  }

  @Test
  void refusesAMachineThatDoesNotShowThePinnedKey() {
    MACHINE.changeHostKey();
    MACHINE.dropConnections();

    long run = kakj.run("greet:1.0", new JsonObject().put("who", "nobody"));

    assertThat(kakj.awaitEnd(run).getJsonObject("pipeline").getString("stopReason"))
        .contains("host key");
  }

  @Test
  void leavesNoDatabaseServerWhenItIsToldToEndWhileItStarts(@TempDir Path elsewhere) {
    try (HouseProcess house = HouseProcess.begin(elsewhere.resolve("data"))) {
      await().atMost(LONG).until(() -> house.said().contains("embedded database started"));

      int code = house.stop();

      assertThat(code).isEqualTo(TERMINATED);
      assertThat(house.database()).isEmpty();
    }
  }
}
