package io.eventops.model.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/// Carries out the decisions of a plan as a runner would, and notes what happens.
final class Walk {
  private final Scenario scenario;
  private final Random random;
  private final List<String> underWay = new ArrayList<>();
  private final List<Known> ended = new ArrayList<>();
  final List<String> started = new ArrayList<>();
  final Map<String, TaskStatus> ends = new LinkedHashMap<>();
  final Map<String, Integer> endedWhenStarted = new LinkedHashMap<>();
  final List<Decision.Finish> finishes = new ArrayList<>();
  boolean stopped;
  private @Nullable Stop stop;

  Walk(Scenario scenario) {
    this.scenario = scenario;
    this.random = new Random(scenario.seed());
  }

  Walk run() {
    Plan plan = Plan.of(scenario.steps());
    carryOut(plan.begin());
    for (int ends = 0; !underWay.isEmpty(); ends++) {
      if (ends == scenario.stopAfter()) {
        stopped = true;
        stop = Stop.cancelledBy("someone");
        carryOut(plan.stop(stop));
        continue;
      }
      String alias = underWay.remove(random.nextInt(underWay.size()));
      TaskStatus outcome = scenario.outcomes().get(alias);
      if (outcome == null) {
        throw new AssertionError("no outcome for " + alias);
      }
      end(alias, outcome);
      if (scenario.resumeEvery() > 0 && ends % scenario.resumeEvery() == 0) {
        plan = Plan.of(scenario.steps());
        carryOut(plan.resume(known(), stop));
      } else {
        carryOut(plan.ended(alias, outcome, ""));
      }
    }
    return this;
  }

  private List<Known> known() {
    List<Known> all = new ArrayList<>(ended);
    underWay.forEach(alias -> all.add(new Known(alias, TaskStatus.RUNNING, "")));
    return all;
  }

  private void end(String alias, TaskStatus status) {
    if (ends.put(alias, status) != null) {
      throw new AssertionError(alias + " ended twice");
    }
    ended.add(new Known(alias, status, ""));
  }

  private void carryOut(List<Decision> decisions) {
    for (Decision decision : decisions) {
      switch (decision) {
        case Decision.Start(String alias) -> {
          if (stop != null) {
            throw new AssertionError(alias + " started after the stop");
          }
          started.add(alias);
          endedWhenStarted.put(alias, ends.size());
          underWay.add(alias);
        }
        case Decision.Skip(String alias, TaskStatus status, _) -> end(alias, status);
        case Decision.Finish finish -> finishes.add(finish);
      }
    }
  }
}
