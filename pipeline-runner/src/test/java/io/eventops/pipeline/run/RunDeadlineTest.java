package io.eventops.pipeline.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.eventops.model.plan.RunStatus;
import io.eventops.model.plan.TaskStatus;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class RunDeadlineTest {
  @AutoClose private final Rig rig = new Rig();

  @BeforeEach
  void actuator() {
    rig.withActuator(20);
  }

  @Test
  void killsWhatRunsWhenTheTimeOfTheRunIsOver() {
    Runner runner = rig.runner("first");
    rig.apply(
        Yaml.pipeline("slow").task("a", "root", "true # hang").task("b", "a", "true").toString()
            + "timeout: 1\n");

    long id = rig.start(runner, "slow:1.0", Map.of());

    RunView run = rig.awaitEnd(id);
    assertThat(run.status()).isEqualTo(RunStatus.FAILED);
    assertThat(run.stopReason()).isEqualTo("timeout");
    assertThat(rig.task(id, "a").status()).isEqualTo(TaskStatus.TIMEOUT);
    assertThat(rig.machine.running()).isZero();
  }

  @Test
  void killsANestedPipelineWhenItsOwnTimeIsOver() {
    Runner runner = rig.runner("first");
    rig.apply(Yaml.pipeline("inner").task("a", "root", "true # hang").toString() + "timeout: 1\n");
    rig.apply(
        """
        name: outer
        version: 1.0
        dag: [{name: nested}]
        tasks: [{alias: nested, type: pipeline, image: 'inner:1.0', continueOnFailure: true}]
        """);

    long id = rig.start(runner, "outer:1.0", Map.of());

    assertThat(rig.awaitEnd(id).status()).isEqualTo(RunStatus.SUCCESS);
    assertThat(rig.task(id, "nested").status()).isEqualTo(TaskStatus.TIMEOUT);
    assertThat(rig.task(id, "a").status()).isEqualTo(TaskStatus.TIMEOUT);
    assertThat(rig.machine.running()).isZero();
  }

  @Test
  void keepsTheTimeOfARunThatAnotherProcessTakesOver() {
    Runner dead = rig.runner("dead");
    rig.apply(Yaml.pipeline("slow").task("a", "root", "true # hang").toString() + "timeout: 2\n");
    long id = rig.start(dead, "slow:1.0", Map.of());
    rig.awaitTask(id, "a", TaskStatus.RUNNING);
    var deadline = rig.reader.load(id).deadline();
    dead.abandon();

    rig.runner("next");

    RunView run = rig.awaitEnd(id);
    assertThat(run.stopReason()).isEqualTo("timeout");
    assertThat(rig.reader.load(id).deadline()).isEqualTo(deadline);
  }
}
