package io.eventops.model.dag;

import io.eventops.model.validation.Violation;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Deque;
import java.util.List;

/// A valid order of tasks. Immutable; building it and each question costs at most O(V + E).
///
/// A node that needs nothing, or only `root`, may start at once. So every node of a graph without
/// cycles is reachable, and reachability from `root` needs no check of its own.
public final class Dag {
  private final DagGraph graph;
  private final int[] order;

  private Dag(DagGraph graph, int[] order) {
    this.graph = graph;
    this.order = order;
  }

  /// Everything that is wrong, with paths as in `dag[2].needs[0]`; empty if [#of] will work.
  ///
  /// @param tasks the aliases that exist, in the order of the definition
  public static List<Violation> check(List<DagNode> nodes, Collection<String> tasks) {
    return new DagCheck(nodes, tasks).violations();
  }

  /// The order of nodes that [#check] accepts.
  ///
  /// @throws IllegalArgumentException for nodes that [#check] would refuse
  public static Dag of(List<DagNode> nodes) {
    DagGraph graph = DagGraph.of(nodes);
    int[] order = graph.order();
    if (order.length < nodes.size() || graph.size() < nodes.size()) {
      throw new IllegalArgumentException("a cycle or a node twice");
    }
    return new Dag(graph, order);
  }

  /// Every node after all it needs; among equals, in the order of the definition.
  public List<String> topologicalOrder() {
    List<String> names = new ArrayList<>(order.length);
    for (int node : order) {
      names.add(graph.name(node));
    }
    return names;
  }

  /// The nodes that may start at once.
  public List<String> starts() {
    List<String> starts = new ArrayList<>();
    for (int node = 0; node < graph.size(); node++) {
      if (graph.needs(node).length == 0) {
        starts.add(graph.name(node));
      }
    }
    return starts;
  }

  /// What a node waits for directly, without `root`.
  public List<String> needs(String name) {
    return names(graph.needs(graph.index(name)));
  }

  /// What waits for a node directly.
  public List<String> successors(String name) {
    return names(graph.successors(graph.index(name)));
  }

  /// Everything a node waits for, directly or not, in the order of the definition.
  public List<String> ancestors(String name) {
    return names(reached(graph.index(name), true).stream().toArray());
  }

  /// Everything that waits for a node, directly or not, in the order of the definition.
  public List<String> descendants(String name) {
    return names(reached(graph.index(name), false).stream().toArray());
  }

  /// Who waits for whom, for many questions at once: costs O(V * E / 64) and V * V / 8 bytes.
  public Ancestry ancestry() {
    return new Ancestry(graph, order);
  }

  private BitSet reached(int start, boolean upwards) {
    BitSet reached = new BitSet(graph.size());
    Deque<Integer> open = new ArrayDeque<>();
    open.push(start);
    while (!open.isEmpty()) {
      int node = open.pop();
      for (int next : upwards ? graph.needs(node) : graph.successors(node)) {
        if (!reached.get(next)) {
          reached.set(next);
          open.push(next);
        }
      }
    }
    return reached;
  }

  private List<String> names(int[] nodes) {
    List<String> names = new ArrayList<>(nodes.length);
    for (int node : nodes) {
      names.add(graph.name(node));
    }
    return names;
  }
}
