package io.eventops.model.dag;

import io.eventops.model.name.Nearest;
import io.eventops.model.validation.Violation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import java.util.Set;

/// Finds everything that is wrong with the order of tasks.
final class DagCheck {
  private static final int LONGEST_SHOWN = 20;
  private static final int MOST_SHOWN = 1000;

  private final List<DagNode> nodes;
  private final SequencedSet<String> tasks;
  private final DagGraph graph;
  private final List<Violation> violations = new ArrayList<>();

  DagCheck(List<DagNode> nodes, Collection<String> tasks) {
    this.nodes = nodes;
    this.tasks = new LinkedHashSet<>(tasks);
    this.graph = DagGraph.of(nodes);
  }

  List<Violation> violations() {
    checkNames();
    checkNeeds();
    checkTasks();
    checkCycles();
    return List.copyOf(violations);
  }

  private void checkNames() {
    Map<String, Integer> first = new HashMap<>();
    for (int i = 0; i < nodes.size(); i++) {
      String name = nodes.get(i).name();
      if (name.equals(DagNode.ROOT)) {
        add(i, ".name", "root cannot be a node: it needs nothing", "remove this node");
      } else if (!name.isBlank() && !tasks.contains(name)) {
        add(i, ".name", "node " + name + " is not a task", known(name));
      }
      Integer earlier = first.putIfAbsent(name, i);
      if (earlier != null && !name.isBlank()) {
        String message =
            "node " + name + " is there twice, as dag[" + earlier + "] and dag[" + i + "]";
        add(i, ".name", message, "put all its needs into one node");
      }
    }
  }

  private void checkNeeds() {
    for (int i = 0; i < nodes.size(); i++) {
      DagNode node = nodes.get(i);
      Set<String> seen = new HashSet<>();
      for (int j = 0; j < node.needs().size(); j++) {
        String need = node.needs().get(j);
        String where = ".needs[" + j + "]";
        if (need.isBlank()) {
          add(i, where, "a need of node " + node.name() + " is blank", "name a task, or root");
        } else if (!seen.add(need)) {
          add(i, where, "node " + node.name() + " needs " + need + " twice", "remove one");
        } else if (!need.equals(DagNode.ROOT) && !tasks.contains(need)) {
          add(
              i,
              where,
              "node " + node.name() + " needs " + need + ", which is not a task",
              known(need));
        }
      }
    }
  }

  private void checkTasks() {
    Set<String> ordered = new HashSet<>();
    nodes.forEach(node -> ordered.add(node.name()));
    for (String task : tasks) {
      if (!task.isBlank() && !ordered.contains(task) && violations.size() < MOST_SHOWN) {
        violations.add(
            new Violation(
                "dag",
                0,
                "task " + task + " is not in the dag, so it would never run",
                "add '- name: " + task + "' with what it needs"));
      }
    }
  }

  /// Follows the first need that is stuck from every stuck node: each walk ends in a cycle, new or
  /// already seen. One cycle per knot is named; when it is mended, the next one shows.
  private void checkCycles() {
    boolean[] ordered = new boolean[graph.size()];
    for (int node : graph.order()) {
      ordered[node] = true;
    }
    int[] walkOf = new int[graph.size()];
    for (int start = 0; start < graph.size(); start++) {
      if (!ordered[start] && walkOf[start] == 0) {
        List<Integer> walk = new ArrayList<>();
        int node = start;
        while (walkOf[node] == 0) {
          walkOf[node] = start + 1;
          walk.add(node);
          node = firstStuckNeed(node, ordered);
        }
        if (walkOf[node] == start + 1) {
          report(walk.subList(walk.indexOf(node), walk.size()));
        }
      }
    }
  }

  private int firstStuckNeed(int node, boolean[] ordered) {
    for (int need : graph.needs(node)) {
      if (!ordered[need]) {
        return need;
      }
    }
    throw new IllegalStateException("node " + graph.name(node) + " is not stuck");
  }

  private void report(List<Integer> cycle) {
    List<Integer> running = new ArrayList<>(cycle.reversed());
    Collections.rotate(running, -running.indexOf(Collections.min(running)));
    int first = running.getFirst();
    if (running.size() == 1) {
      add(
          graph.position(first),
          ".needs",
          "node " + graph.name(first) + " needs itself",
          "remove that need");
      return;
    }
    add(
        graph.position(first),
        ".needs",
        "cycle: " + shown(running) + "; each waits for the one before",
        "remove one of these needs");
  }

  private String shown(List<Integer> cycle) {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < cycle.size() && i < LONGEST_SHOWN; i++) {
      names.add(graph.name(cycle.get(i)));
    }
    if (cycle.size() > LONGEST_SHOWN) {
      names.add("(" + (cycle.size() - LONGEST_SHOWN) + " more)");
    }
    names.add(names.getFirst());
    return String.join(" -> ", names);
  }

  private String known(String name) {
    if (violations.size() >= MOST_SHOWN) {
      return "";
    }
    return Nearest.to(name, tasks)
        .map(near -> "did you mean " + near + "?")
        .orElse("add a task with this alias, or remove it here");
  }

  private void add(int node, String where, String message, String fix) {
    if (violations.size() < MOST_SHOWN) {
      violations.add(new Violation("dag[" + node + "]" + where, 0, message, fix));
    }
  }
}
