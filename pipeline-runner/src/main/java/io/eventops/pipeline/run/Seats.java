package io.eventops.pipeline.run;

import io.eventops.pipeline.actuator.Actuator;
import io.eventops.pipeline.actuator.Actuators;
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
  private final Actuators actuators;
  private final Map<Long, Line> lines = new HashMap<>();
  private final Map<Long, Taken> taken = new HashMap<>();

  /// @param run told when the task has waited long enough
  private record Taken(Seat seat, Consumer<RunMessage> run) {}

  Seats(Actuators actuators) {
    this.actuators = actuators;
  }

  /// Blocks for a look at the actuators.
  ///
  /// @param run gets [RunMessage.Seated] later when the answer is to wait
  RunMessage take(
      RunFacts facts, long taskId, String type, List<String> tags, Consumer<RunMessage> run) {
    List<Actuator> candidates = actuators.candidates(facts.creater(), type, tags);
    synchronized (this) {
      Optional<Actuator> best =
          candidates.stream()
              .min(
                  Comparator.comparing(
                          (Actuator actuator) ->
                              actuator.status() == Actuator.Status.UNREACHABLE)
                      .thenComparing(this::load)
                      .thenComparing(Actuator::id));
      if (best.isEmpty()) {
        return new RunMessage.Unseated(taskId, noActuator(facts, type, tags));
      }
      Seat seat = new Seat(best.get().id(), tagOf(best.get(), tags));
      Line line = line(best.get());
      taken.put(taskId, new Taken(seat, run));
      return line.take(facts.id(), taskId)
          ? new RunMessage.Seated(taskId, seat)
          : new RunMessage.Waiting(taskId, seat);
    }
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

  /// For a task that was started before this process had its run.
  void retake(long taskId, Seat seat, int places) {
    synchronized (this) {
      if (taken.containsKey(taskId)) {
        return;
      }
      taken.put(taskId, new Taken(seat, _ -> {}));
      Line line = lines.computeIfAbsent(seat.actuatorId(), _ -> new Line(places));
      line.places(places);
      line.force(taskId);
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
