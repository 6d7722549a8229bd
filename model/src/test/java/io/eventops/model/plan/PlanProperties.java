package io.eventops.model.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class PlanProperties {
  private static final TaskStatus[] OUTCOMES = {
    TaskStatus.SUCCESS,
    TaskStatus.SUCCESS,
    TaskStatus.SUCCESS,
    TaskStatus.SUCCESS,
    TaskStatus.FAILED,
    TaskStatus.UNKNOW,
    TaskStatus.ERROR,
    TaskStatus.TIMEOUT
  };

  @Property(tries = 2000)
  void everyTaskEndsInTheOneStateThatTheRulesGive(@ForAll("whole") Scenario scenario) {
    Walk walk = new Walk(scenario).run();

    assertThat(walk.ends).containsExactlyInAnyOrderEntriesOf(ends(scenario));
  }

  @Property(tries = 2000)
  void noTaskStartsTwiceOrBeforeItsNeeds(@ForAll("stopped") Scenario scenario) {
    Walk walk = new Walk(scenario).run();

    assertThat(walk.started).doesNotHaveDuplicates();
    List<String> order = new ArrayList<>(walk.ends.keySet());
    for (Step step : scenario.steps()) {
      if (walk.started.contains(step.alias())) {
        int before = walk.endedWhenStarted.getOrDefault(step.alias(), 0);
        assertThat(order.subList(0, before)).containsAll(step.needs());
      }
    }
  }

  @Property(tries = 2000)
  void finishesOnceAfterAllEndsWithTheRightStatus(@ForAll("stopped") Scenario scenario) {
    Walk walk = new Walk(scenario).run();

    assertThat(walk.ends).hasSize(scenario.steps().size());
    assertThat(walk.finishes).hasSize(1);
    assertThat(walk.finishes.getFirst().status()).isEqualTo(status(scenario, walk));
  }

  @Property(tries = 2000)
  void theReasonNamesTheFirstFailureThatCounts(@ForAll("whole") Scenario scenario) {
    Walk walk = new Walk(scenario).run();

    String reason =
        walk.ends.entrySet().stream()
            .filter(end -> end.getValue().isFailure() && !isContinued(scenario, end.getKey()))
            .findFirst()
            .map(end -> "task " + end.getKey() + " ended " + end.getValue().text())
            .orElse("");
    assertThat(walk.finishes.getFirst().reason()).isEqualTo(reason);
  }

  @Property(tries = 1000)
  void whatAStopKeepsFromStartingEndsCancelled(@ForAll("stopped") Scenario scenario) {
    Walk walk = new Walk(scenario).run();

    long cancelled = walk.ends.values().stream().filter(TaskStatus.CANCEL::equals).count();
    assertThat(cancelled + walk.started.size() + skipped(walk)).isEqualTo(walk.ends.size());
    assertThat(cancelled == 0 || walk.stopped).isTrue();
  }

  /// The rules, by brute force: repeated until nothing changes.
  private static Map<String, TaskStatus> ends(Scenario scenario) {
    Map<String, TaskStatus> ends = new HashMap<>(scenario.outcomes());
    boolean changed = true;
    while (changed) {
      changed = false;
      for (Step step : scenario.steps()) {
        boolean blocked =
            step.needs().stream()
                .anyMatch(
                    need ->
                        ends.get(need) == TaskStatus.SKIPPED
                            || (ends.get(need) != TaskStatus.SUCCESS
                                && !isContinued(scenario, need)));
        if (blocked && ends.put(step.alias(), TaskStatus.SKIPPED) != TaskStatus.SKIPPED) {
          changed = true;
        }
      }
    }
    return ends;
  }

  private static long skipped(Walk walk) {
    return walk.ends.values().stream().filter(TaskStatus.SKIPPED::equals).count();
  }

  private static RunStatus status(Scenario scenario, Walk walk) {
    if (walk.stopped) {
      return RunStatus.CANCEL;
    }
    boolean failed =
        walk.ends.entrySet().stream()
            .anyMatch(end -> end.getValue().isFailure() && !isContinued(scenario, end.getKey()));
    return failed ? RunStatus.FAILED : RunStatus.SUCCESS;
  }

  private static boolean isContinued(Scenario scenario, String alias) {
    return scenario.steps().stream()
        .anyMatch(step -> step.alias().equals(alias) && step.continueOnFailure());
  }

  @Provide
  Arbitrary<Scenario> whole() {
    return scenarios(Arbitraries.just(Integer.MAX_VALUE));
  }

  @Provide
  Arbitrary<Scenario> stopped() {
    return scenarios(Arbitraries.integers().between(0, 20));
  }

  private static Arbitrary<Scenario> scenarios(Arbitrary<Integer> stops) {
    Arbitrary<Integer> sizes = Arbitraries.integers().between(1, 16);
    Arbitrary<Long> seeds = Arbitraries.longs();
    Arbitrary<Integer> resumes = Arbitraries.integers().between(0, 3);
    return Combinators.combine(sizes, seeds, stops, resumes).as(PlanProperties::scenario);
  }

  private static Scenario scenario(int size, long seed, int stopAfter, int resumeEvery) {
    java.util.Random random = new java.util.Random(seed);
    double density = random.nextDouble();
    List<Step> steps = new ArrayList<>();
    Map<String, TaskStatus> outcomes = new HashMap<>();
    for (int i = 0; i < size; i++) {
      List<String> needs = new ArrayList<>();
      for (int j = 0; j < i; j++) {
        if (random.nextDouble() < density * 0.6) {
          needs.add("t" + j);
        }
      }
      steps.add(new Step("t" + i, needs, random.nextInt(4) == 0));
      outcomes.put("t" + i, OUTCOMES[random.nextInt(OUTCOMES.length)]);
    }
    java.util.Collections.shuffle(steps, random);
    return new Scenario(steps, outcomes, seed, stopAfter, resumeEvery);
  }
}
