package io.eventops.pipeline.run;

import io.eventops.model.definition.ActuatorDefinition;
import io.eventops.pipeline.actuator.Actuator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Who sits on which actuator of this process. Chooses the actuator with the least load among those
/// that were last seen reachable; when its places are taken, the task waits for its turn. Safe for
/// use by several threads.
final class Seats {
  private final Map<Long, Line> lines = new HashMap<>();
  private final Map<Long, Taken> taken = new HashMap<>();

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
    return line(best.get()).take(facts.id(), taskId)
        ? new RunMessage.Seated(taskId, seat)
        : new RunMessage.Waiting(taskId, seat);
  }

  private static String noActuator(RunFacts facts, String type, List<String> tags) {
    return "no actuator of "
        + facts.creater()
        + " with type "
        + type
        + (tags.isEmpty()
            ? ": the task and its pipelines select no tags"
            : " and one of the tags " + String.join(", ", tags));
  }

  private double load(Actuator actuator) {
    Line line = lines.get(actuator.id());
    return line == null ? 0 : line.load();
  }

  private Line line(Actuator actuator) {
    int places = actuator.definition().concurrency();
    Line line = lines.computeIfAbsent(actuator.id(), _ -> new Line(places));
    line.places(places);
    return line;
  }

  private static String tagOf(Actuator actuator, List<String> tags) {
    return tags.stream().filter(actuator.definition().tags()::contains).findFirst().orElse("");
  }

  /// For a task that may have been started before this process had its run; nothing for a task
  /// that has its place.
  synchronized void retake(long taskId, Seat seat) {
    if (taken.putIfAbsent(taskId, new Taken(seat, _ -> {})) == null) {
      lines
          .computeIfAbsent(seat.actuatorId(), _ -> new Line(ActuatorDefinition.DEFAULT_CONCURRENCY))
          .force(taskId);
    }
  }

  /// The task has ended, or is no longer the business of this process.
  void free(long taskId) {
    List<Runnable> notices = new ArrayList<>();
    synchronized (this) {
      Taken place = taken.remove(taskId);
      Line line = place == null ? null : lines.get(place.seat().actuatorId());
      if (place == null || line == null) {
        return;
      }
      line.leave(taskId);
      for (long lucky : line.advance()) {
        @Nullable Taken next = taken.get(lucky);
        if (next != null) {
          notices.add(() -> next.run().accept(new RunMessage.Seated(lucky, next.seat())));
        }
      }
      if (line.isEmpty()) {
        lines.remove(place.seat().actuatorId());
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
