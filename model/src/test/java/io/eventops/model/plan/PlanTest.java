package io.eventops.model.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.eventops.model.plan.Decision.Finish;
import io.eventops.model.plan.Decision.Skip;
import io.eventops.model.plan.Decision.Start;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class PlanTest {
  @Test
  void startsWhatNeedsNothing() {
    Plan plan = Plan.of(List.of(step("a"), step("b"), step("c", "a", "b")));

    assertThat(plan.begin()).containsExactly(new Start("a"), new Start("b"));
  }

  @Test
  void startsATaskOnceWhenItsLastNeedEnds() {
    Plan plan = Plan.of(List.of(step("a"), step("b"), step("c", "a", "b")));
    plan.begin();

    assertThat(plan.ended("a", TaskStatus.SUCCESS, "")).isEmpty();
    assertThat(plan.ended("b", TaskStatus.SUCCESS, "")).containsExactly(new Start("c"));
    assertThat(plan.ended("b", TaskStatus.SUCCESS, "")).isEmpty();
    assertThat(plan.ended("c", TaskStatus.SUCCESS, ""))
        .containsExactly(new Finish(RunStatus.SUCCESS, ""));
  }

  @Test
  void skipsWhatDependsOnAFailureAndGoesOnWithTheRest() {
    Plan plan =
        Plan.of(List.of(step("a"), step("b", "a"), step("c", "b"), step("x"), step("y", "x")));
    plan.begin();

    assertThat(plan.ended("a", TaskStatus.FAILED, "exit code 3"))
        .containsExactly(
            new Skip("b", TaskStatus.SKIPPED, "needs a, which ended failed"),
            new Skip("c", TaskStatus.SKIPPED, "needs b, which ended skipped"));
    assertThat(plan.ended("x", TaskStatus.SUCCESS, "")).containsExactly(new Start("y"));
    assertThat(plan.ended("y", TaskStatus.TIMEOUT, ""))
        .containsExactly(new Finish(RunStatus.FAILED, "task a ended failed: exit code 3"));
  }

  @Test
  void goesOnAfterAFailureThatIsToBeContinuedOn() {
    Plan plan = Plan.of(List.of(new Step("a", List.of(), true), step("b", "a")));
    plan.begin();

    assertThat(plan.ended("a", TaskStatus.ERROR, "")).containsExactly(new Start("b"));
    assertThat(plan.ended("b", TaskStatus.SUCCESS, ""))
        .containsExactly(new Finish(RunStatus.SUCCESS, ""));
  }

  @Test
  void beginsNothingAfterAStop() {
    Plan plan = Plan.of(List.of(step("a"), step("b", "a")));
    plan.begin();

    assertThat(plan.stop(Stop.cancelledBy("kakj")))
        .containsExactly(new Skip("b", TaskStatus.CANCEL, "user: kakj stop"));
    assertThat(plan.stop(Stop.overdue())).isEmpty();
    assertThat(plan.ended("a", TaskStatus.SUCCESS, ""))
        .containsExactly(new Finish(RunStatus.CANCEL, "user: kakj stop"));
  }

  @Test
  void resumesWithoutStartingAnythingTwice() {
    Plan plan =
        Plan.of(
            List.of(
                step("a"), step("b"), step("c", "a"), step("d", "a"), step("e", "b"), step("f")));

    List<Decision> decisions =
        plan.resume(
            List.of(
                new Known("b", TaskStatus.TIMEOUT, ""),
                new Known("a", TaskStatus.SUCCESS, ""),
                new Known("c", TaskStatus.RUNNING, "")),
            null);

    assertThat(decisions)
        .containsExactly(
            new Skip("e", TaskStatus.SKIPPED, "needs b, which ended timeout"),
            new Start("d"),
            new Start("f"));
  }

  @Test
  void resumesACancelledRunOnlyToEndIt() {
    Plan plan = Plan.of(List.of(step("a"), step("b", "a"), step("c")));

    List<Decision> decisions =
        plan.resume(List.of(new Known("a", TaskStatus.RUNNING, "")), Stop.cancelledBy("kakj"));

    assertThat(decisions)
        .containsExactly(
            new Skip("b", TaskStatus.CANCEL, "user: kakj stop"),
            new Skip("c", TaskStatus.CANCEL, "user: kakj stop"));
    assertThat(plan.ended("a", TaskStatus.CANCEL, ""))
        .containsExactly(new Finish(RunStatus.CANCEL, "user: kakj stop"));
  }

  @Test
  void finishesARunWhoseTasksHadAllEnded() {
    Plan plan = Plan.of(List.of(step("a")));

    assertThat(plan.resume(List.of(new Known("a", TaskStatus.FAILED, "exit code 1")), null))
        .containsExactly(new Finish(RunStatus.FAILED, "task a ended failed: exit code 1"));
  }

  @Test
  void refusesATaskItDoesNotKnow() {
    Plan plan = Plan.of(List.of(step("a")));

    assertThatThrownBy(() -> plan.ended("z", TaskStatus.SUCCESS, ""))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("z");
  }

  @Test
  void walksAChainOfAHundredThousandQuickly() {
    List<Step> chain = new ArrayList<>(List.of(step("t0")));
    for (int i = 1; i < 100_000; i++) {
      chain.add(step("t" + i, "t" + (i - 1)));
    }
    Plan plan = Plan.of(chain);
    long begin = System.nanoTime();

    List<Decision> next = plan.begin();
    int started = 0;
    while (next.getFirst() instanceof Start(String alias)) {
      started++;
      next = plan.ended(alias, TaskStatus.SUCCESS, "");
    }

    assertThat(started).isEqualTo(100_000);
    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(5));
  }

  @Test
  @Timeout(10)
  void skipsAChainOfAHundredThousandWithoutRecursion() {
    List<Step> chain = new ArrayList<>(List.of(step("t0")));
    for (int i = 1; i < 100_000; i++) {
      chain.add(step("t" + i, "t" + (i - 1)));
    }
    Plan plan = Plan.of(chain);
    plan.begin();

    assertThat(plan.ended("t0", TaskStatus.FAILED, "")).hasSize(100_000);
  }

  private static Step step(String alias, String... needs) {
    return new Step(alias, List.of(needs), false);
  }
}
