package io.eventops.pipeline.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.eventops.model.plan.RunStatus;
import io.eventops.model.plan.TaskStatus;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(180)
class TakeOverTest {
  @AutoClose private final Rig rig = new Rig();

  @BeforeEach
  void prepare() {
    rig.withActuator(100);
    rig.apply(
        Yaml.pipeline("long").task("a", "root", "true # hang").task("b", "a", "true").toString());
  }

  @Test
  void anotherRunnerGoesOnWhenTheLeaseOfADeadOneHasExpired() {
    Runner first = rig.runner("first");
    long id = rig.start(first, "long:1.0", Map.of());
    TaskRow running = rig.awaitTask(id, "a", TaskStatus.RUNNING);

    first.abandon();
    Runner second = rig.runner("second");

    await().atMost(Rig.LONG).until(() -> second.load().jobs() == 1);
    rig.machine.end(rig.job(id, running.id()), 0);
    assertThat(rig.awaitEnd(id).status()).isEqualTo(RunStatus.SUCCESS);
    assertThat(rig.machine.starts).hasSize(2).allSatisfy((_, n) -> assertThat(n).hasValue(1));
    assertThat(fence(id)).isEqualTo(2);
  }

  @Test
  void aRunnerThatIsAloneWaitsForNoLease() {
    Runner first = rig.runner("first");
    long id = rig.start(first, "long:1.0", Map.of());
    TaskRow running = rig.awaitTask(id, "a", TaskStatus.RUNNING);
    first.abandon();
    expire("first", Duration.ofDays(1));

    Runner second = rig.runner("second", alone());

    await().atMost(Rig.LONG).until(() -> second.load().jobs() == 1);
    rig.machine.end(rig.job(id, running.id()), 0);
    assertThat(rig.awaitEnd(id).status()).isEqualTo(RunStatus.SUCCESS);
    assertThat(rig.machine.starts).hasSize(2).allSatisfy((_, n) -> assertThat(n).hasValue(1));
    assertThat(second.load().processes()).isEqualTo(1);
  }

  private static RunnerSettings alone() {
    RunnerSettings usual = Rig.settings();
    return new RunnerSettings(
        usual.runsPerUser(),
        usual.runsPerProcess(),
        usual.deepest(),
        true,
        usual.timing(),
        usual.patience(),
        usual.callback());
  }

  @Test
  void aRunnerThatStopsHandsItsRunsOverAtOnce() {
    Runner first = rig.runner("first");
    Runner second = rig.runner("second");
    long id = rig.start(first, "long:1.0", Map.of());
    TaskRow running = rig.awaitTask(id, "a", TaskStatus.RUNNING);
    long begun = System.nanoTime();

    first.close();

    await().atMost(Rig.LONG).until(() -> second.load().jobs() == 1);
    Duration took = Duration.ofNanos(System.nanoTime() - begun);
    assertThat(took).isLessThan(Rig.settings().timing().life());
    rig.machine.end(rig.job(id, running.id()), 0);
    assertThat(rig.awaitEnd(id).status()).isEqualTo(RunStatus.SUCCESS);
  }

  @Test
  void aRunnerThatHasLostItsRunWritesNothingMore() {
    Runner first = rig.runner("first");
    long id = rig.start(first, "long:1.0", Map.of());
    TaskRow running = rig.awaitTask(id, "a", TaskStatus.RUNNING);
    Runner second = rig.runner("second");

    // as if the first had been away for longer than its lease, and comes back
    await()
        .atMost(Rig.LONG)
        .until(
            () -> {
              expire("first");
              return second.load().jobs() == 1;
            });
    rig.machine.end(rig.job(id, running.id()), 0);

    assertThat(rig.awaitEnd(id).status()).isEqualTo(RunStatus.SUCCESS);
    await().atMost(Rig.LONG).until(() -> first.load().runs() == 0);
    assertThat(owner(id)).isEqualTo("second");
    assertThat(rig.reader.load(id).tasks()).hasSize(2);
    assertThat(rig.machine.starts).allSatisfy((_, n) -> assertThat(n).hasValue(1));
  }

  @Test
  void aRunnerThatIsNotSureOfItsLeaseStartsNothing() throws SQLException {
    AtomicLong stopped = new AtomicLong();
    Runner first = rig.runner("first", Rig.settings(), rig.machine, stopped::get);
    long id;
    try (Connection lock = rig.schema.connect()) {
      // it cannot renew, and by its own clock it has not for long, though its lease lasts
      lock.setAutoCommit(false);
      lock.createStatement()
          .executeQuery("SELECT * FROM runner_leases WHERE owner = 'first' FOR UPDATE");
      stopped.set(Duration.ofSeconds(10).toNanos());

      id = rig.start(first, "long:1.0", Map.of());

      await().atMost(Rig.LONG).until(() -> rig.reader.load(id).tasks().size() == 1);
      await().atMost(Rig.LONG).until(() -> first.load().runs() == 0);
      assertThat(rig.machine.starts).isEmpty();
      lock.rollback();
    }
    await().atMost(Rig.LONG).until(() -> first.load().leaseHeld());
    assertThat(rig.awaitTask(id, "a", TaskStatus.RUNNING).status()).isEqualTo(TaskStatus.RUNNING);
    assertThat(fence(id)).isGreaterThan(NewRun.FIRST_FENCE);
    assertThat(rig.machine.starts).hasSize(1).allSatisfy((_, n) -> assertThat(n).hasValue(1));
  }

  @Test
  void cancelsARunThatWasTakenOver() {
    Runner first = rig.runner("first");
    long id = rig.start(first, "long:1.0", Map.of());
    rig.awaitTask(id, "a", TaskStatus.RUNNING);
    first.abandon();
    rig.views.cancel(Rig.USER, id);

    rig.runner("second");

    assertThat(rig.awaitEnd(id).status()).isEqualTo(RunStatus.CANCEL);
    assertThat(rig.task(id, "a").status()).isEqualTo(TaskStatus.CANCEL);
    assertThat(rig.machine.running()).isZero();
  }

  @Test
  void noTaskStartsTwiceHoweverManyRunnersDie() {
    Yaml chain = Yaml.pipeline("storm").task("t0", "root", "true");
    for (int i = 1; i < 12; i++) {
      chain.task("t" + i, "t" + (i - 1), "true");
    }
    rig.apply(chain.toString());
    List<Long> runs = new ArrayList<>();

    Runner runner = rig.runner("n0");
    for (int round = 1; round <= 8; round++) {
      for (int i = 0; i < 5; i++) {
        runs.add(rig.start(runner, "storm:1.0", Map.of()));
      }
      Runner dying = runner;
      runner = rig.runner("n" + round);
      if (round % 2 == 0) {
        dying.abandon();
        expire("n" + (round - 1));
      } else {
        dying.close();
      }
    }

    for (long id : runs) {
      assertThat(rig.awaitEnd(id).status()).isEqualTo(RunStatus.SUCCESS);
    }
    assertThat(rig.machine.starts)
        .hasSize(runs.size() * 12)
        .allSatisfy((_, n) -> assertThat(n).hasValue(1));
  }

  @Test
  void whatARunnerHasJustClaimedIsNotTakenOverByItself() {
    rig.apply(Yaml.pipeline("short").task("a", "root", "true").toString());
    RunnerSettings usual = Rig.settings();
    Timing restless =
        new Timing(usual.timing().life(), usual.timing().renewal(), Duration.ofMillis(1), Rig.LONG);
    Runner runner =
        rig.runner(
            "first",
            new RunnerSettings(
                4,
                500,
                usual.deepest(),
                usual.alone(),
                restless,
                usual.patience(),
                usual.callback()));
    List<Long> runs = new ArrayList<>();

    for (int i = 0; i < 40; i++) {
      runs.add(rig.start(runner, "short:1.0", Map.of()));
    }

    for (long id : runs) {
      assertThat(rig.awaitEnd(id).status()).isEqualTo(RunStatus.SUCCESS);
      assertThat(fence(id)).isEqualTo(NewRun.FIRST_FENCE);
    }
  }

  @Test
  void failsARunThatCannotBeRebuilt() {
    Runner first = rig.runner("first");
    long id = rig.start(first, "long:1.0", Map.of());
    rig.awaitTask(id, "a", TaskStatus.RUNNING);
    first.close();
    rig.platform
        .database()
        .update("UPDATE pipelines SET definition_revision_id = 999999 WHERE id = ?", id);

    rig.runner("second");

    RunView run = rig.awaitEnd(id);
    assertThat(run.status()).isEqualTo(RunStatus.FAILED);
    assertThat(run.stopReason()).contains("cannot be rebuilt").contains("999999");
    assertThat(rig.task(id, "a").status()).isEqualTo(TaskStatus.ERROR);
    await().atMost(Rig.LONG).until(() -> rig.told.contains(new Rig.RunEvent(id, 0, "failed")));
  }

  private void expire(String node) {
    expire(node, Duration.ofSeconds(-1));
  }

  /// @param left from now on
  private void expire(String node, Duration left) {
    rig.platform
        .database()
        .update(
            "UPDATE runner_leases SET expires_at = UTC_TIMESTAMP(3) + INTERVAL ? SECOND"
                + " WHERE owner = ?",
            left.toSeconds(),
            node);
  }

  private long fence(long id) {
    return rig.platform
        .database()
        .find("SELECT fence FROM pipelines WHERE id = ?", id)
        .map(row -> row.getLong("fence"))
        .orElseThrow();
  }

  private String owner(long id) {
    return rig.platform
        .database()
        .find("SELECT owner FROM pipelines WHERE id = ?", id)
        .map(row -> row.getString("owner"))
        .orElseThrow();
  }
}
