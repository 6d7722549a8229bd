package io.eventops.pipeline.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.eventops.model.plan.RunStatus;
import io.eventops.model.plan.TaskStatus;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Values that a run cannot go on with.
@Timeout(120)
class UnfitValuesTest {
  @AutoClose private final Rig rig = new Rig();
  private final Runner runner = rig.runner("first");

  @BeforeEach
  void actuator() {
    rig.withActuator(20);
  }

  @Test
  void endsATaskWithErrorThatLeavesAFile() {
    rig.apply(
        Yaml.pipeline("leaves")
            .task("a", "root", "true", "outputs: [{name: report, type: file, value: /tmp/report}]")
            .toString());

    long id = rig.start(runner, "leaves:1.0", Map.of());

    assertThat(rig.awaitEnd(id).status()).isEqualTo(RunStatus.FAILED);
    assertThat(rig.task(id, "a").status()).isEqualTo(TaskStatus.ERROR);
    assertThat(rig.task(id, "a").error())
        .isEqualTo("output report is a file, and this version moves no files; use type env");
    assertThat(rig.machine.starts).isEmpty();
  }

  @Test
  void endsATaskWithErrorThatNeedsAFile() {
    rig.apply(
        Yaml.pipeline("needs").task("a", "root", "cat ${{ inputs.report }}").toString()
            + "inputs: [{name: report, type: file}]\n");

    long id = rig.start(runner, "needs:1.0", Map.of("report", "test/report"));

    assertThat(rig.awaitEnd(id).status()).isEqualTo(RunStatus.FAILED);
    assertThat(rig.task(id, "a").error())
        .isEqualTo("${{ inputs.report }} is a file, and this version moves no files; use type env");
    assertThat(rig.machine.starts).isEmpty();
  }

  @Test
  void failsARunThatBecomesTooLargeForTheDatabase() {
    Yaml large = Yaml.pipeline("large");
    large.task("long", "root", "true # hang");
    StringBuilder contexts = new StringBuilder("contexts:\n");
    for (int i = 0; i < 6; i++) {
      String output = "outputs: [{name: o, type: env, value: o, setToContext: c" + i + "}]";
      large.task("t" + i, i == 0 ? "root" : "t" + (i - 1), "true # big o", output);
      contexts.append("  - {name: c").append(i).append(", type: env}\n");
    }
    rig.apply(large.toString() + contexts);

    long id = rig.start(runner, "large:1.0", Map.of());

    RunView run = rig.awaitEnd(id);
    assertThat(run.status()).isEqualTo(RunStatus.FAILED);
    assertThat(run.stopReason()).startsWith("the database does not take what this run has become");
    assertThat(rig.reader.load(id).tasks()).allMatch(task -> task.status().isDone());
    Rig.RunEvent failed = new Rig.RunEvent(id, 0, "failed");
    await().atMost(Rig.LONG).until(() -> rig.told.contains(failed) && rig.machine.running() == 0);
  }
}
