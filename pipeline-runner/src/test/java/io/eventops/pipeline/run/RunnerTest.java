package io.eventops.pipeline.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.eventops.model.message.trigger.FiredTrigger;
import io.eventops.model.plan.RunStatus;
import io.eventops.model.plan.TaskStatus;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(180)
class RunnerTest {
  @AutoClose private final Rig rig = new Rig();
  private final Runner runner = rig.runner("first");

  @BeforeEach
  void actuator() {
    rig.withActuator(20);
  }

  @Test
  void runsTwoTasksOneAfterTheOther() {
    rig.apply(Yaml.pipeline("two").task("a", "root", "true").task("b", "a", "true").toString());

    long id = rig.start(runner, "two:1.0", Map.of());

    RunView run = rig.awaitEnd(id);
    assertThat(run.status()).isEqualTo(RunStatus.SUCCESS);
    assertThat(run.stopReason()).isEmpty();
    assertThat(run.begin()).isNotNull();
    assertThat(rig.task(id, "a").end()).isBeforeOrEqualTo(rig.task(id, "b").begin());
    assertThat(rig.task(id, "b").exitCode()).isZero();
    assertThat(rig.task(id, "b").chooseTag()).isEqualTo("fast");
  }

  @Test
  void runsADiamondOfTwoHundredTasks() {
    Yaml diamond = Yaml.pipeline("diamond").task("first", "root", "true");
    StringBuilder middle = new StringBuilder();
    for (int i = 0; i < 198; i++) {
      diamond.task("m" + i, "first", "true");
      middle.append(i == 0 ? "" : ",").append("m").append(i);
    }
    rig.apply(diamond.task("last", middle.toString(), "true").toString());

    long id = rig.start(runner, "diamond:1.0", Map.of());

    assertThat(rig.awaitEnd(id).status()).isEqualTo(RunStatus.SUCCESS);
    assertThat(rig.reader.load(id).tasks())
        .hasSize(200)
        .allMatch(task -> task.status() == TaskStatus.SUCCESS);
    assertThat(rig.machine.starts).hasSize(200).allSatisfy((_, n) -> assertThat(n).hasValue(1));
  }

  @Test
  void runsAChainOfFiveHundredTasks() {
    Yaml chain = Yaml.pipeline("chain").task("t0", "root", "true");
    for (int i = 1; i < 500; i++) {
      chain.task("t" + i, "t" + (i - 1), "true");
    }
    rig.apply(chain.toString());

    long id = rig.start(runner, "chain:1.0", Map.of());

    assertThat(rig.awaitEnd(id).status()).isEqualTo(RunStatus.SUCCESS);
    assertThat(rig.reader.load(id).tasks())
        .extracting(TaskRow::alias)
        .hasSize(500)
        .startsWith("t0", "t1", "t2")
        .endsWith("t498", "t499");
  }

  @Test
  void failsAndSkipsWhatNeedsTheFailedTask() {
    rig.apply(
        Yaml.pipeline("failing")
            .task("a", "root", "true # exit 3")
            .task("b", "a", "true")
            .task("c", "b", "true")
            .task("x", "root", "true")
            .task("y", "x", "true")
            .toString());

    long id = rig.start(runner, "failing:1.0", Map.of());

    RunView run = rig.awaitEnd(id);
    assertThat(run.status()).isEqualTo(RunStatus.FAILED);
    assertThat(run.stopReason()).isEqualTo("task a ended failed: exit code 3");
    assertThat(rig.task(id, "a").exitCode()).isEqualTo(3);
    assertThat(rig.task(id, "b").status()).isEqualTo(TaskStatus.SKIPPED);
    assertThat(rig.task(id, "c").error()).isEqualTo("needs b, which ended skipped");
    assertThat(rig.task(id, "y").status()).isEqualTo(TaskStatus.SUCCESS);
  }

  @Test
  void goesOnAfterAFailureThatMayBe() {
    rig.apply(
        Yaml.pipeline("tolerant")
            .task("a", "root", "true # exit 1", "continueOnFailure: true")
            .task("b", "a", "true")
            .toString());

    long id = rig.start(runner, "tolerant:1.0", Map.of());

    assertThat(rig.awaitEnd(id).status()).isEqualTo(RunStatus.SUCCESS);
    assertThat(rig.task(id, "a").status()).isEqualTo(TaskStatus.FAILED);
    assertThat(rig.task(id, "b").status()).isEqualTo(TaskStatus.SUCCESS);
  }

  @Test
  void cancelsWhatRunsAndStartsNothingMore() {
    rig.apply(
        Yaml.pipeline("long").task("a", "root", "true # hang").task("b", "a", "true").toString());
    long id = rig.start(runner, "long:1.0", Map.of());
    rig.awaitTask(id, "a", TaskStatus.RUNNING);

    assertThat(rig.views.cancel(Rig.USER, id)).isEqualTo(RunViews.Cancelling.ASKED);
    runner.cancelWished();

    RunView run = rig.awaitEnd(id);
    assertThat(run.status()).isEqualTo(RunStatus.CANCEL);
    assertThat(run.stopReason()).isEqualTo("user: kakj stop");
    assertThat(rig.task(id, "a").status()).isEqualTo(TaskStatus.CANCEL);
    assertThat(rig.task(id, "b").status()).isEqualTo(TaskStatus.CANCEL);
    assertThat(rig.machine.starts).hasSize(1);
    assertThat(rig.machine.running()).isZero();
    assertThat(rig.views.cancel(Rig.USER, id)).isEqualTo(RunViews.Cancelling.OVER);
    assertThat(rig.views.cancel("someone", id)).isEqualTo(RunViews.Cancelling.NOT_FOUND);
  }

  @Test
  void killsATaskThatTakesTooLong() {
    rig.apply(Yaml.pipeline("slow").task("a", "root", "true # hang", "timeout: 1").toString());

    long id = rig.start(runner, "slow:1.0", Map.of());

    RunView run = rig.awaitEnd(id);
    assertThat(run.status()).isEqualTo(RunStatus.FAILED);
    assertThat(rig.task(id, "a").status()).isEqualTo(TaskStatus.TIMEOUT);
    assertThat(rig.machine.running()).isZero();
  }

  @Test
  void endsATimeoutAlsoWhenTheMachineIsGone() {
    rig.apply(Yaml.pipeline("gone").task("a", "root", "true # hang", "timeout: 2").toString());
    long id = rig.start(runner, "gone:1.0", Map.of());
    rig.awaitTask(id, "a", TaskStatus.RUNNING);

    rig.machine.reachable(false);

    assertThat(rig.awaitEnd(id).status()).isEqualTo(RunStatus.FAILED);
    assertThat(rig.task(id, "a").status()).isEqualTo(TaskStatus.TIMEOUT);
    assertThat(rig.task(id, "a").error()).contains("may still run").contains("cannot be reached");
  }

  @Test
  void endsATaskWithErrorWhenTheMachineCannotBeReached() {
    rig.apply(Yaml.pipeline("away").task("a", "root", "true").toString());
    rig.machine.reachable(false);

    long id = rig.start(runner, "away:1.0", Map.of());

    assertThat(rig.awaitEnd(id).stopReason()).contains("fake machine cannot be reached");
    assertThat(rig.task(id, "a").status()).isEqualTo(TaskStatus.ERROR);
    assertThat(rig.machine.starts).isEmpty();
  }

  @Test
  void endsATaskWithErrorWhenThereIsNoActuator() {
    rig.apply(
        Yaml.pipeline("homeless").task("a", "root", "true").toString().replace("fast", "other"));

    long id = rig.start(runner, "homeless:1.0", Map.of());

    assertThat(rig.awaitEnd(id).status()).isEqualTo(RunStatus.FAILED);
    assertThat(rig.task(id, "a").error())
        .isEqualTo(
            "no actuator of kakj with type os and one of the tags other; apply one that has it");
  }

  @Test
  void makesOneRunForAFiredTriggerHoweverOftenItIsTold() {
    rig.apply(Yaml.pipeline("once").task("a", "root", "true").toString());
    FiredTrigger trigger = rig.fired("kakj/once:1.0", Map.of());

    runner.maker().fired(List.of(trigger, trigger));
    runner.maker().fired(List.of(trigger));

    List<RunView> runs = await().atMost(Rig.LONG).until(this::all, all -> !all.isEmpty());
    assertThat(runs).hasSize(1);
    assertThat(runs.getFirst().eventTriggerId()).isEqualTo(trigger.id());
    assertThat(triggerStatus(trigger.id())).isEqualTo("processed");
    assertThat(rig.awaitEnd(runs.getFirst().id()).status()).isEqualTo(RunStatus.SUCCESS);
  }

  @Test
  void findsFiredTriggersThatTheBusHasLost() {
    rig.apply(Yaml.pipeline("lost").task("a", "root", "true").toString());
    FiredTrigger trigger = rig.fired("kakj/lost:latest", Map.of());

    List<RunView> runs = await().atMost(Rig.LONG).until(this::all, all -> !all.isEmpty());

    assertThat(runs.getFirst().definition().version()).isEqualTo("1.0");
    assertThat(runs.getFirst().eventId()).isEqualTo(trigger.eventId());
  }

  @Test
  void saysWhyAFiredTriggerCannotRun() {
    rig.apply(
        Yaml.pipeline("needy").task("a", "root", "true").toString()
            + "inputs: [{name: who, type: env, required: true}]\n");
    FiredTrigger unknown = rig.fired("kakj/nosuch:1.0", Map.of());
    FiredTrigger needy = rig.fired("kakj/needy:1.0", Map.of("other", "x"));

    runner.maker().fired(List.of(unknown, needy));

    assertThat(triggerStatus(unknown.id()))
        .isEqualTo(
            "processFailed not find pipeline definition name: nosuch version: 1.0 creater: kakj");
    assertThat(triggerStatus(needy.id()))
        .isEqualTo("processFailed pipeline kakj/needy:1.0 needs a value for input who");
    assertThat(all()).isEmpty();
  }

  @Test
  void runsOnlyAsManyTasksAtOnceAsTheActuatorAllows() {
    rig.withActuator(2);
    rig.apply(
        Yaml.pipeline("narrow")
            .task("a", "root", "true # hang")
            .task("b", "root", "true # hang")
            .task("c", "root", "true # hang")
            .toString());
    long id = rig.start(runner, "narrow:1.0", Map.of());
    rig.awaitTask(id, "c", TaskStatus.QUEUED);
    rig.awaitTask(id, "a", TaskStatus.RUNNING);

    rig.machine.end(rig.job(id, rig.task(id, "a").id()), 0);

    rig.awaitTask(id, "c", TaskStatus.RUNNING);
    assertThat(rig.machine.running()).isEqualTo(2);
  }

  @Test
  void repeatsARunFromItsFailure() {
    rig.apply(
        Yaml.pipeline("again")
            .task("good", "root", "true")
            .task("bad", "good", "true # exit 1")
            .task("after", "bad", "true")
            .toString());
    long first = rig.start(runner, "again:1.0", Map.of());
    RunView failed = rig.awaitEnd(first);

    long second = runner.maker().rerun(failed, true);

    RunView run = rig.awaitEnd(second);
    assertThat(run.rerunOf()).isEqualTo(first);
    assertThat(run.status()).isEqualTo(RunStatus.FAILED);
    assertThat(rig.task(second, "good").jobSign())
        .isEqualTo("reused:" + rig.task(first, "good").id());
    assertThat(rig.task(second, "bad").status()).isEqualTo(TaskStatus.FAILED);
    assertThat(rig.machine.starts).hasSize(3);
  }

  @Test
  void tellsEveryChangeAfterItIsStored() {
    rig.apply(Yaml.pipeline("told").task("a", "root", "true").toString());

    long id = rig.start(runner, "told:1.0", Map.of());
    rig.awaitEnd(id);

    await()
        .atMost(Duration.ofSeconds(5))
        .untilAsserted(
            () ->
                assertThat(rig.told)
                    .filteredOn(event -> event.taskId() == 0)
                    .extracting(Rig.RunEvent::status)
                    .containsExactly("running", "success"));
    assertThat(rig.told)
        .filteredOn(event -> event.taskId() != 0)
        .extracting(Rig.RunEvent::status)
        .startsWith("created")
        .endsWith("success");
  }

  private List<RunView> all() {
    return rig.views.list(Rig.USER, new RunFilter(null, null, null, null, null, null, 100));
  }

  private String triggerStatus(long id) {
    return rig.platform
        .database()
        .find("SELECT status, message FROM event_triggers WHERE id = ?", id)
        .map(
            row ->
                row.getString("status")
                    + (row.getString("message") == null ? "" : " " + row.getString("message")))
        .orElseThrow();
  }
}
