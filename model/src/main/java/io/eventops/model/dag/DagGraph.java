package io.eventops.model.dag;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The nodes as numbers. `root`, unknown needs, repeated needs and later nodes of one name are left
/// out; cycles and self-needs may be there.
final class DagGraph {
  private final List<String> names = new ArrayList<>();
  private final List<Integer> positions = new ArrayList<>();
  private final Map<String, Integer> indexes = new HashMap<>();
  private final List<int[]> needs = new ArrayList<>();
  private final List<int[]> successors = new ArrayList<>();

  private DagGraph() {}

  static DagGraph of(List<DagNode> nodes) {
    DagGraph graph = new DagGraph();
    List<DagNode> kept = new ArrayList<>();
    for (int i = 0; i < nodes.size(); i++) {
      DagNode node = nodes.get(i);
      if (graph.indexes.putIfAbsent(node.name(), kept.size()) == null) {
        graph.names.add(node.name());
        graph.positions.add(i);
        kept.add(node);
      }
    }
    int[] counts = new int[kept.size()];
    for (DagNode node : kept) {
      int[] known =
          node.needs().stream()
              .filter(need -> !need.equals(DagNode.ROOT) && graph.indexes.containsKey(need))
              .mapToInt(graph::index)
              .distinct()
              .toArray();
      graph.needs.add(known);
      for (int need : known) {
        counts[need]++;
      }
    }
    graph.reverse(counts);
    return graph;
  }

  private void reverse(int[] counts) {
    for (int count : counts) {
      successors.add(new int[count]);
    }
    int[] filled = new int[counts.length];
    for (int node = 0; node < needs.size(); node++) {
      for (int need : needs.get(node)) {
        successors.get(need)[filled[need]++] = node;
      }
    }
  }

  int size() {
    return names.size();
  }

  String name(int node) {
    return names.get(node);
  }

  /// Where a node first stands in the definition.
  int position(int node) {
    return positions.get(node);
  }

  int index(String name) {
    Integer index = indexes.get(name);
    if (index == null) {
      throw new IllegalArgumentException("no node " + name);
    }
    return index;
  }

  int[] needs(int node) {
    return needs.get(node);
  }

  int[] successors(int node) {
    return successors.get(node);
  }

  /// Nodes in an order that respects all needs; those on or behind a cycle are missing.
  int[] order() {
    int[] waiting = new int[size()];
    int[] order = new int[size()];
    int known = 0;
    for (int node = 0; node < size(); node++) {
      waiting[node] = needs.get(node).length;
      if (waiting[node] == 0) {
        order[known++] = node;
      }
    }
    for (int done = 0; done < known; done++) {
      for (int next : successors.get(order[done])) {
        if (--waiting[next] == 0) {
          order[known++] = next;
        }
      }
    }
    return Arrays.copyOf(order, known);
  }
}
