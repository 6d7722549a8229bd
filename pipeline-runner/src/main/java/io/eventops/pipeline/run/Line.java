package io.eventops.pipeline.run;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The places of one actuator and who waits for them: the runs take turns, and within a run the
/// task that came first is first. Not safe for several threads.
final class Line {
  private int places;
  private final Set<Long> seated = new HashSet<>();
  private final Map<Long, Deque<Long>> waitingByRun = new LinkedHashMap<>();
  private final Map<Long, Long> runOfWaiting = new HashMap<>();

  Line(int places) {
    this.places = places;
  }

  void places(int now) {
    places = now;
  }

  int places() {
    return places;
  }

  int seated() {
    return seated.size();
  }

  /// Takes a place, or a position in the line.
  ///
  /// @return whether it is a place
  boolean take(long runId, long taskId) {
    if (seated.size() < places && runOfWaiting.isEmpty()) {
      seated.add(taskId);
      return true;
    }
    waitingByRun.computeIfAbsent(runId, _ -> new ArrayDeque<>()).add(taskId);
    runOfWaiting.put(taskId, runId);
    return false;
  }

  /// For a task that was started before: it has its place, even if there are too many then.
  void force(long taskId) {
    leaveLine(taskId);
    seated.add(taskId);
  }

  void leave(long taskId) {
    seated.remove(taskId);
    leaveLine(taskId);
  }

  private void leaveLine(long taskId) {
    Long run = runOfWaiting.remove(taskId);
    Deque<Long> line = run == null ? null : waitingByRun.get(run);
    if (line != null) {
      line.remove(taskId);
      if (line.isEmpty()) {
        waitingByRun.remove(run);
      }
    }
  }

  /// Gives free places to those who wait.
  ///
  /// @return the tasks that have one now
  List<Long> advance() {
    List<Long> lucky = new ArrayList<>();
    while (seated.size() < places && !waitingByRun.isEmpty()) {
      Map.Entry<Long, Deque<Long>> next = waitingByRun.entrySet().iterator().next();
      long run = next.getKey();
      Deque<Long> line = next.getValue();
      long task = line.remove();
      runOfWaiting.remove(task);
      // behind the other runs
      waitingByRun.remove(run);
      if (!line.isEmpty()) {
        waitingByRun.put(run, line);
      }
      seated.add(task);
      lucky.add(task);
    }
    return lucky;
  }

  int waiting() {
    return runOfWaiting.size();
  }

  /// Nobody sits and nobody waits.
  boolean isEmpty() {
    return seated.isEmpty() && runOfWaiting.isEmpty();
  }

  /// 1 when every place is taken and nobody waits.
  double load() {
    return (double) (seated.size() + runOfWaiting.size()) / Math.max(1, places);
  }
}
