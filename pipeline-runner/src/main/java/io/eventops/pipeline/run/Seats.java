package io.eventops.pipeline.run;

import io.eventops.model.definition.ActuatorDefinition;
import io.eventops.pipeline.actuator.Actuator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Who sits on which actuator of this process. Chooses the actuator with the least load among those
/// that were last seen reachable; when its places are taken, the task waits for its turn. Safe for
/// use by several threads.
///
/// A process that is alone has all places of an actuator. One that shares the runs with others has
/// those that it was granted, and until it knows that it is alone it counts as such.
final class Seats {
  private final Map<Long, Line> lines = new HashMap<>();
  private final Map<Long, Taken> taken = new HashMap<>();
  private final Map<Long, Integer> capacities = new HashMap<>();
  private final Map<Long, Integer> granted = new HashMap<>();
  private volatile Runnable unsettled = () -> {};
  private boolean shared = true;

  /// @param run told when the task has waited long enough
  private record Taken(Seat seat, Consumer<RunMessage> run) {}

  /// @param candidates actuators that may run the task
  /// @param run gets [RunMessage.Seated] later when the answer is to wait
  synchronized RunMessage take(
      RunFacts facts, Effect.FindSeat wanted, List<Actuator> candidates, Consumer<RunMessage> run) {
    long taskId = wanted.taskId();
    Optional<Actuator> best =
        candidates.stream()
            .min(
                Comparator.comparing(
                        (Actuator actuator) -> actuator.status() == Actuator.Status.UNREACHABLE)
                    .thenComparingDouble(this::load)
                    .thenComparingLong(Actuator::id));
    if (best.isEmpty()) {
      String reason = noActuator(facts, wanted.type(), wanted.tags());
      return new RunMessage.Unseated(taskId, reason);
    }
    Seat seat = new Seat(best.get().id(), tagOf(best.get(), wanted.tags()));
    taken.put(taskId, new Taken(seat, run));
    if (line(best.get()).take(facts.id(), taskId)) {
      return new RunMessage.Seated(taskId, seat);
    }
    if (shared) {
      unsettled.run();
    }
    return new RunMessage.Waiting(taskId, seat);
  }

  private static String noActuator(RunFacts facts, String type, List<String> tags) {
    return "no actuator of "
        + facts.creater()
        + " with type "
        + type
        + (tags.isEmpty()
            ? ": the task and its pipelines select no tags; write some into actuatorSelector"
            : " and one of the tags " + String.join(", ", tags) + "; apply one that has it");
  }

  private double load(Actuator actuator) {
    Line line = lines.get(actuator.id());
    return line == null ? 0 : line.load();
  }

  private Line line(Actuator actuator) {
    capacities.put(actuator.id(), actuator.definition().concurrency());
    Line line = lines.computeIfAbsent(actuator.id(), _ -> new Line(0));
    line.places(places(actuator.id()));
    return line;
  }

  private int places(long actuatorId) {
    return shared ? granted.getOrDefault(actuatorId, 0) : capacity(actuatorId);
  }

  private static String tagOf(Actuator actuator, List<String> tags) {
    return tags.stream().filter(actuator.definition().tags()::contains).findFirst().orElse("");
  }

  /// For a task that may have been started before this process had its run; nothing for a task
  /// that has its place.
  synchronized void retake(long taskId, Seat seat) {
    if (taken.putIfAbsent(taskId, new Taken(seat, _ -> {})) == null) {
      lines.computeIfAbsent(seat.actuatorId(), id -> new Line(places(id))).force(taskId);
    }
  }

  /// The task has ended, or is no longer the business of this process.
  void free(long taskId) {
    List<Runnable> notices;
    synchronized (this) {
      Taken place = taken.remove(taskId);
      Line line = place == null ? null : lines.get(place.seat().actuatorId());
      if (place == null || line == null) {
        return;
      }
      boolean over = line.seated() > line.places();
      line.leave(taskId);
      notices = advance(line);
      if (line.isEmpty()) {
        lines.remove(place.seat().actuatorId());
      }
      if (shared && over) {
        unsettled.run();
      }
    }
    notices.forEach(Runnable::run);
  }

  private List<Runnable> advance(Line line) {
    List<Runnable> notices = new ArrayList<>();
    for (long lucky : line.advance()) {
      @Nullable Taken next = taken.get(lucky);
      if (next != null) {
        notices.add(() -> next.run().accept(new RunMessage.Seated(lucky, next.seat())));
      }
    }
    return notices;
  }

  /// @param now called when this process may want other places than it has; must not block
  void onUnsettled(Runnable now) {
    unsettled = now;
  }

  /// From now on all places are this process's own.
  void alone() {
    List<Runnable> notices = new ArrayList<>();
    synchronized (this) {
      if (!shared) {
        return;
      }
      shared = false;
      granted.clear();
      lines.forEach(
          (actuator, line) -> {
            line.places(places(actuator));
            notices.addAll(advance(line));
          });
    }
    notices.forEach(Runnable::run);
  }

  /// From now on there are others.
  ///
  /// @return whether that is new
  synchronized boolean shared() {
    if (shared) {
      return false;
    }
    shared = true;
    lines.forEach(
        (actuator, line) -> {
          granted.put(actuator, line.seated());
          line.places(line.seated());
        });
    return true;
  }

  synchronized boolean isShared() {
    return shared;
  }

  /// Tasks of this process on one actuator.
  ///
  /// @param capacity places that the actuator has for all processes
  record Demand(int capacity, int seated, int waiting) {}

  synchronized Demand demand(long actuatorId) {
    Line line = lines.get(actuatorId);
    int capacity = capacity(actuatorId);
    return line == null
        ? new Demand(capacity, 0, 0)
        : new Demand(capacity, line.seated(), line.waiting());
  }

  private int capacity(long actuatorId) {
    return capacities.getOrDefault(actuatorId, ActuatorDefinition.DEFAULT_CONCURRENCY);
  }

  /// The actuators of which this process has places, or wants some.
  synchronized Set<Long> actuators() {
    Set<Long> all = new HashSet<>(granted.keySet());
    all.addAll(lines.keySet());
    return all;
  }

  /// From now on no more tasks than that are seated.
  ///
  /// @return how many are
  synchronized int limit(long actuatorId, int places) {
    Line line = lines.get(actuatorId);
    int less = Math.min(places, granted.getOrDefault(actuatorId, 0));
    granted.put(actuatorId, less);
    if (line == null) {
      return 0;
    }
    line.places(less);
    return line.seated();
  }

  /// So many tasks may be seated.
  void grant(long actuatorId, int places) {
    List<Runnable> notices = List.of();
    synchronized (this) {
      Line line = lines.get(actuatorId);
      if (places == 0 && line == null) {
        granted.remove(actuatorId);
      } else if (shared) {
        granted.put(actuatorId, places);
      }
      if (line != null && shared) {
        line.places(places);
        notices = advance(line);
      }
    }
    notices.forEach(Runnable::run);
  }

  synchronized int waiting() {
    return lines.values().stream().mapToInt(Line::waiting).sum();
  }

  synchronized int seated() {
    return taken.size() - waiting();
  }
}
