package io.eventops.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.eventops.testkit.ssh.SshMachine;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// `kill -9` while tasks run.
@Timeout(900)
class KilledStandaloneTest {
  private static final Logger LOGGER = LoggerFactory.getLogger(KilledStandaloneTest.class);
  private static final Duration LONG = Duration.ofSeconds(60);
  private static final int RUNS = 50;

  /// About as many as there are.
  private static final int TABLES = 18;

  /// How often it is killed while its runs end.
  private static final int ROUNDS = Integer.getInteger("eventops.crash.rounds", 1);

  @TempDir private Path folder;
  @AutoClose private final SshMachine machine = SshMachine.start();
  @AutoClose private Site site;
  private Work work;

  @BeforeEach
  void prepare() {
    site = new Site(folder);
    work = new Work(site, machine);
  }

  @Test
  void everyRunEndsWellAndNoCommandRunsTwiceHoweverOftenItIsKilled() {
    Path data = folder.resolve("data");
    List<Long> runs;
    Caller kakj;
    try (HouseProcess first = HouseProcess.start(data)) {
      kakj = first.user("kakj");
      work.apply(kakj);
      runs = work.start(kakj, RUNS);
      await().atMost(LONG).until(() -> site.arrived("") == 2 * RUNS);
      first.kill();
    }
    long seed = new Random().nextLong();
    for (int joined : moments(seed)) {
      try (HouseProcess next = HouseProcess.start(data)) {
        site.open();
        await().atMost(LONG).until(() -> site.arrived("join") >= joined);
        next.killWithDatabase();
      }
    }

    try (HouseProcess last = HouseProcess.start(data)) {
      Caller again = last.known(kakj);
      long ready = System.nanoTime();
      assertThat(runs)
          .as("seed %d", seed)
          .allSatisfy(run -> assertThat(status(again.awaitEnd(run))).isEqualTo("success"));
      LOGGER
          .atInfo()
          .addKeyValue("millis", Duration.ofNanos(System.nanoTime() - ready).toMillis())
          .log("all runs have ended");
      for (int n = 0; n < RUNS; n++) {
        for (String alias : Work.TASKS) {
          assertThat(again.log(runs.get(n), alias))
              .as("log of %s in run %d, seed %d", alias, n, seed)
              .isEqualTo(Work.wholeLog(alias, n));
        }
      }
    }
    assertThat(site.traces()).as("seed %d", seed).isEqualTo(Work.eachOnce(RUNS));
  }

  /// After how many started `join` it is killed, in growing order.
  private static int[] moments(long seed) {
    return new Random(seed).ints(ROUNDS, 0, RUNS).sorted().toArray();
  }

  @Test
  void saysThatNobodyKnowsWhatBecameOfAJobWhoseTracesAreGone() {
    Path data = folder.resolve("data");
    Caller kakj;
    long killedHere;
    long killedThere;
    long deletedThere;
    try (HouseProcess first = HouseProcess.start(data)) {
      kakj = first.user("kakj");
      work.apply(kakj);
      List<Long> runs = work.start(kakj, 3);
      runs.forEach(run -> Work.awaitRunning(kakj, run));
      killedHere = runs.get(0);
      killedThere = runs.get(1);
      deletedThere = runs.get(2);
      HostJob here = HostJob.of(data.resolve("local-jobs"), kakj.task(killedHere, "here"));
      HostJob there = HostJob.of(machine.home(), kakj.task(killedThere, "there"));
      HostJob deleted = HostJob.of(machine.home(), kakj.task(deletedThere, "there"));
      first.kill();
      here.kill();
      there.kill();
      deleted.delete();
    }
    site.open();

    try (HouseProcess second = HouseProcess.start(data)) {
      Caller again = second.known(kakj);
      assertUnknown(again, killedHere, "here", "gone without a trace of how it ended");
      assertUnknown(again, killedThere, "there", "gone without a trace of how it ended");
      assertUnknown(again, deletedThere, "there", "the job's directory is gone from the machine");
    }
    assertThat(site.traces())
        .as("nothing is started again")
        .hasSize(6)
        .allSatisfy((_, times) -> assertThat(times).isEqualTo(1));
  }

  @Test
  void startsAgainAfterItWasKilledInItsFirstStart() throws SQLException {
    Path data = folder.resolve("data");
    int tables = new Random().nextInt(TABLES);
    try (HouseProcess first = HouseProcess.begin(data)) {
      await().atMost(LONG).until(() -> first.said().contains("embedded database started"));
      try (Connection database = first.connect()) {
        await()
            .pollDelay(Duration.ZERO)
            .pollInterval(Duration.ofMillis(1))
            .atMost(LONG)
            .until(() -> tables(database) >= tables);
      }
      first.killWithDatabase();
    }

    try (HouseProcess second = HouseProcess.start(data)) {
      assertThat(second.user("kakj").token()).as("killed after %d tables", tables).isNotEmpty();
    }
  }

  private static int tables(Connection database) throws SQLException {
    try (Statement statement = database.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT COUNT(*) FROM information_schema.tables WHERE table_schema = 'eventops'")) {
      row.next();
      return row.getInt(1);
    }
  }

  private static void assertUnknown(Caller caller, long run, String alias, String reason) {
    JsonObject ended = caller.awaitEnd(run);
    JsonObject task = caller.task(run, alias);
    assertThat(ended.getJsonObject("pipeline").getString("status")).isEqualTo("failed");
    assertThat(ended.getJsonObject("pipeline").getString("stopReason")).contains(alias, reason);
    assertThat(task.getString("status")).isEqualTo("unknow");
    assertThat(task.getJsonObject("extra").getString("error")).contains(reason);
  }

  private static String status(JsonObject detail) {
    return detail.getJsonObject("pipeline").getString("status");
  }
}
