package io.eventops.model.dag;

import java.util.BitSet;

/// Answers at once which nodes are done before another starts. Immutable.
public final class Ancestry {
  private final DagGraph graph;
  private final BitSet[] before;

  Ancestry(DagGraph graph, int[] order) {
    this.graph = graph;
    this.before = new BitSet[graph.size()];
    for (int node : order) {
      BitSet ancestors = new BitSet(graph.size());
      for (int need : graph.needs(node)) {
        ancestors.set(need);
        ancestors.or(before[need]);
      }
      before[node] = ancestors;
    }
  }

  /// Whether a node waits for another, directly or not.
  public boolean isBefore(String ancestor, String node) {
    return before[graph.index(node)].get(graph.index(ancestor));
  }
}
