package io.eventops.model.plan;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The order of one run over an acyclic graph: told what ended, it says what to start, what to skip
/// and when all is over.
///
/// A task is started once, when all its needs have ended well. When a need failed or was skipped,
/// it is skipped; tasks that do not depend on the failure go on. The run ends as failed if any
/// failure was not to be continued on, and its reason names the first.
///
/// An end costs as much as the task has successors. Not safe for use by several threads.
public final class Plan {
  private final Map<String, Node> nodes = new LinkedHashMap<>();
  private int open;
  private @Nullable String failure;
  private @Nullable Stop stop;

  private static final class Node {
    final Step step;
    final List<Node> successors = new ArrayList<>();
    int openNeeds;
    Progress progress = Progress.WAITING;

    Node(Step step) {
      this.step = step;
    }
  }

  private enum Progress {
    WAITING,
    BEGUN,
    ENDED
  }

  private Plan(List<Step> steps) {
    for (Step step : steps) {
      nodes.put(step.alias(), new Node(step));
    }
    for (Node node : nodes.values()) {
      List<String> needs = node.step.needs().stream().distinct().toList();
      node.openNeeds = needs.size();
      needs.forEach(need -> node(need).successors.add(node));
    }
    open = nodes.size();
  }

  /// @param steps acyclic, aliases distinct, every need among them
  public static Plan of(List<Step> steps) {
    return new Plan(steps);
  }

  private Node node(String alias) {
    Node node = nodes.get(alias);
    if (node == null) {
      throw new IllegalArgumentException("no such task: " + alias);
    }
    return node;
  }

  /// The first decisions of a run that has just begun.
  public List<Decision> begin() {
    return resume(List.of(), null);
  }

  /// The next decisions of a run that was begun before. Tasks that are known and not done count as
  /// begun: their end is to be told as ever.
  ///
  /// @param known in the order in which they ended
  /// @param cause of a run that is to end before its time
  public List<Decision> resume(List<Known> known, @Nullable Stop cause) {
    Map<Node, TaskStatus> blockers = new LinkedHashMap<>();
    for (Known task : known) {
      Node node = node(task.alias());
      node.progress = Progress.BEGUN;
      if (task.status().isDone()) {
        end(node);
        if (letsPass(node, task.status(), task.detail())) {
          node.successors.forEach(successor -> successor.openNeeds--);
        } else {
          blockers.put(node, task.status());
        }
      }
    }
    List<Decision> decisions = new ArrayList<>();
    if (cause != null) {
      stop(cause, decisions);
    }
    blockers.forEach((node, status) -> skipSuccessors(node, status, decisions));
    for (Node node : nodes.values()) {
      startIfReady(node, decisions);
    }
    return finishing(decisions);
  }

  /// A task that was begun has ended; told twice, the second time means nothing.
  ///
  /// @param detail what to add to the status in the reason of the run, as in `exit code 3`
  public List<Decision> ended(String alias, TaskStatus status, String detail) {
    Node node = node(alias);
    if (node.progress != Progress.BEGUN) {
      return List.of();
    }
    end(node);
    List<Decision> decisions = new ArrayList<>();
    if (letsPass(node, status, detail)) {
      for (Node successor : node.successors) {
        successor.openNeeds--;
        startIfReady(successor, decisions);
      }
    } else {
      skipSuccessors(node, status, decisions);
    }
    return finishing(decisions);
  }

  /// Begins nothing more; the first stop wins. Tasks that were begun are to be ended by the caller.
  public List<Decision> stop(Stop cause) {
    if (stop != null || open == 0) {
      return List.of();
    }
    List<Decision> decisions = new ArrayList<>();
    stop(cause, decisions);
    return finishing(decisions);
  }

  private void stop(Stop cause, List<Decision> decisions) {
    stop = cause;
    for (Node node : nodes.values()) {
      if (node.progress == Progress.WAITING) {
        end(node);
        decisions.add(new Decision.Skip(node.step.alias(), cause.notBegun(), cause.reason()));
      }
    }
  }

  private void end(Node node) {
    node.progress = Progress.ENDED;
    open--;
  }

  private boolean letsPass(Node node, TaskStatus status, String detail) {
    if (status == TaskStatus.SKIPPED) {
      return false;
    }
    if (!status.isFailure() || node.step.continueOnFailure()) {
      return true;
    }
    if (failure == null) {
      String what = "task " + node.step.alias() + " ended " + status.text();
      failure = detail.isEmpty() ? what : what + ": " + detail;
    }
    return false;
  }

  private void startIfReady(Node node, List<Decision> decisions) {
    if (node.progress == Progress.WAITING && node.openNeeds == 0) {
      node.progress = Progress.BEGUN;
      decisions.add(new Decision.Start(node.step.alias()));
    }
  }

  private void skipSuccessors(Node first, TaskStatus status, List<Decision> decisions) {
    Deque<Node> blockers = new ArrayDeque<>(List.of(first));
    while (!blockers.isEmpty()) {
      Node blocker = blockers.remove();
      TaskStatus how = blocker == first ? status : TaskStatus.SKIPPED;
      String reason = "needs " + blocker.step.alias() + ", which ended " + how.text();
      for (Node successor : blocker.successors) {
        if (successor.progress == Progress.WAITING) {
          end(successor);
          decisions.add(new Decision.Skip(successor.step.alias(), TaskStatus.SKIPPED, reason));
          blockers.add(successor);
        }
      }
    }
  }

  private List<Decision> finishing(List<Decision> decisions) {
    if (open == 0) {
      decisions.add(finish());
    }
    return List.copyOf(decisions);
  }

  private Decision finish() {
    if (stop != null) {
      return new Decision.Finish(stop.status(), stop.reason());
    }
    return failure == null
        ? new Decision.Finish(RunStatus.SUCCESS, "")
        : new Decision.Finish(RunStatus.FAILED, failure);
  }
}
