package io.eventops.pipeline.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.eventops.model.plan.RunStatus;
import io.eventops.model.plan.TaskStatus;
import io.eventops.pipeline.job.JobId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(180)
class QueueTest {
  @AutoClose private final Rig rig = new Rig();

  @BeforeEach
  void prepare() {
    rig.withActuator(100);
    rig.apply(Yaml.pipeline("long").task("a", "root", "true # hang").toString());
  }

  @Test
  void aRunWaitsUntilItsUserHasAPlace() {
    Runner runner = rig.runner("first", settings(2, 100));
    long first = rig.start(runner, "long:1.0", Map.of());
    long second = rig.start(runner, "long:1.0", Map.of());
    long third = rig.start(runner, "long:1.0", Map.of());
    rig.awaitTask(second, "a", TaskStatus.RUNNING);
    TaskRow running = rig.awaitTask(first, "a", TaskStatus.RUNNING);
    assertThat(rig.run(third).status()).isEqualTo(RunStatus.QUEUED);

    rig.machine.end(rig.job(first, running.id()), 0);

    rig.awaitTask(third, "a", TaskStatus.RUNNING);
    assertThat(rig.run(third).begin()).isNotNull();
  }

  @Test
  void theLimitOfAUserHoldsForAllRunnersTogether() {
    Runner first = rig.runner("first", settings(2, 100));
    Runner second = rig.runner("second", settings(2, 100));
    await()
        .atMost(Rig.LONG)
        .until(() -> first.load().processes() == 2 && second.load().processes() == 2);

    List<Long> runs = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      runs.add(rig.start(i % 2 == 0 ? first : second, "long:1.0", Map.of()));
    }

    await().atMost(Rig.LONG).until(() -> rig.machine.running() == 2);
    endAll(runs);
    runs.forEach(id -> assertThat(rig.awaitEnd(id).status()).isEqualTo(RunStatus.SUCCESS));
  }

  @Test
  void theLimitOfAnActuatorHoldsForAllRunnersTogether() {
    rig.withActuator(3);
    Runner first = rig.runner("first", settings(100, 100));
    Runner second = rig.runner("second", settings(100, 100));
    await()
        .atMost(Rig.LONG)
        .until(() -> first.load().processes() == 2 && second.load().processes() == 2);

    List<Long> runs = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      runs.add(rig.start(i % 2 == 0 ? first : second, "long:1.0", Map.of()));
    }

    endAll(runs);
    runs.forEach(id -> assertThat(rig.awaitEnd(id).status()).isEqualTo(RunStatus.SUCCESS));
    assertThat(rig.machine.most()).isBetween(1, 3);
    await().atMost(Rig.LONG).until(() -> rig.heldSeats() == 0);
  }

  @Test
  void cancelsARunThatWaits() {
    Runner runner = rig.runner("first", settings(1, 100));
    rig.start(runner, "long:1.0", Map.of());
    long waiting = rig.start(runner, "long:1.0", Map.of());

    assertThat(rig.views.cancel(Rig.USER, waiting)).isEqualTo(RunViews.Cancelling.OVER);

    assertThat(rig.run(waiting).status()).isEqualTo(RunStatus.CANCEL);
    assertThat(rig.reader.load(waiting).tasks()).isEmpty();
  }

  @Test
  void aProcessCarriesOutNoMoreRunsThanItMay() {
    Runner runner = rig.runner("first", settings(100, 3));
    List<Long> runs = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      runs.add(rig.start(runner, "long:1.0", Map.of()));
    }

    await().atMost(Rig.LONG).until(() -> rig.machine.running() == 3);

    assertThat(runner.load().runs()).isEqualTo(3);
    endAll(runs);
    runs.forEach(id -> assertThat(rig.awaitEnd(id).status()).isEqualTo(RunStatus.SUCCESS));
  }

  /// Ends jobs as they begin.
  private void endAll(List<Long> runs) {
    await()
        .atMost(Rig.LONG)
        .until(
            () -> {
              for (long id : runs) {
                for (TaskRow task : rig.reader.load(id).tasks()) {
                  JobId job = rig.job(id, task.id());
                  if (rig.machine.isRunning(job)) {
                    rig.machine.end(job, 0);
                  }
                }
              }
              return runs.stream().allMatch(id -> rig.run(id).status().isDone());
            });
  }

  private static RunnerSettings settings(int perUser, int perProcess) {
    RunnerSettings usual = Rig.settings();
    return new RunnerSettings(
        perUser,
        perProcess,
        usual.deepest(),
        usual.alone(),
        usual.timing(),
        usual.patience(),
        usual.callback());
  }
}
