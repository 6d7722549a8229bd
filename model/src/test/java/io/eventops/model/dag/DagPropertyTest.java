package io.eventops.model.dag;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/// Compares with an oracle that closes the relation by brute force.
class DagPropertyTest {

  @Property
  void refusesExactlyTheCyclicOnes(@ForAll("graphs") List<DagNode> nodes) {
    boolean[][] closure = closure(nodes);
    boolean cyclic = IntStream.range(0, nodes.size()).anyMatch(i -> closure[i][i]);

    assertThat(Dag.check(nodes, names(nodes)).isEmpty()).isEqualTo(!cyclic);
  }

  @Property
  void everyCycleItNamesIsThere(@ForAll("graphs") List<DagNode> nodes) {
    Dag.check(nodes, names(nodes)).stream()
        .map(violation -> violation.message())
        .filter(message -> message.startsWith("cycle: "))
        .forEach(
            message -> {
              List<String> cycle =
                  List.of(
                      message
                          .substring("cycle: ".length(), message.indexOf(';'))
                          .split(" -> ", -1));
              assertThat(cycle.getFirst()).isEqualTo(cycle.getLast());
              for (int i = 1; i < cycle.size(); i++) {
                assertThat(needs(nodes, cycle.get(i))).contains(cycle.get(i - 1));
              }
            });
  }

  @Property
  void knowsOrderAncestorsAndDescendants(@ForAll("graphs") List<DagNode> nodes) {
    boolean[][] closure = closure(nodes);
    Assume.that(IntStream.range(0, nodes.size()).noneMatch(i -> closure[i][i]));

    Dag dag = Dag.of(nodes);

    assertThat(dag.topologicalOrder()).containsExactlyInAnyOrderElementsOf(names(nodes));
    Set<String> done = new HashSet<>(Set.of(DagNode.ROOT));
    for (String name : dag.topologicalOrder()) {
      assertThat(done).containsAll(needs(nodes, name));
      done.add(name);
    }
    for (int i = 0; i < nodes.size(); i++) {
      List<String> ancestors = new ArrayList<>();
      List<String> descendants = new ArrayList<>();
      for (int j = 0; j < nodes.size(); j++) {
        if (closure[i][j]) {
          ancestors.add(nodes.get(j).name());
        }
        assertThat(dag.ancestry().isBefore(nodes.get(j).name(), nodes.get(i).name()))
            .isEqualTo(closure[i][j]);
        if (closure[j][i]) {
          descendants.add(nodes.get(j).name());
        }
      }
      assertThat(dag.ancestors(nodes.get(i).name())).isEqualTo(ancestors);
      assertThat(dag.descendants(nodes.get(i).name())).isEqualTo(descendants);
    }
  }

  @Provide
  Arbitrary<List<DagNode>> graphs() {
    Arbitrary<Set<Integer>> sparse = Arbitraries.integers().between(-1, 7).set().ofMaxSize(2);
    Arbitrary<Boolean> forwards = Arbitraries.of(true, true, false);
    return Combinators.combine(sparse.list().ofMinSize(1).ofMaxSize(8), forwards)
        .as(DagPropertyTest::graph);
  }

  /// Numbers become names; `forwards` keeps only needs on earlier nodes, so there is no cycle.
  private static List<DagNode> graph(List<Set<Integer>> needs, boolean forwards) {
    List<DagNode> nodes = new ArrayList<>();
    for (int i = 0; i < needs.size(); i++) {
      int most = forwards ? i : needs.size();
      List<String> names =
          needs.get(i).stream()
              .filter(need -> need < most)
              .map(need -> need < 0 ? DagNode.ROOT : "n" + need)
              .toList();
      nodes.add(new DagNode("n" + i, names));
    }
    return nodes;
  }

  private static boolean[][] closure(List<DagNode> nodes) {
    List<String> names = names(nodes);
    int size = nodes.size();
    boolean[][] reaches = new boolean[size][size];
    for (int i = 0; i < size; i++) {
      for (String need : nodes.get(i).needs()) {
        if (!need.equals(DagNode.ROOT)) {
          reaches[i][names.indexOf(need)] = true;
        }
      }
    }
    for (int over = 0; over < size; over++) {
      for (int from = 0; from < size; from++) {
        for (int to = 0; to < size; to++) {
          reaches[from][to] |= reaches[from][over] && reaches[over][to];
        }
      }
    }
    return reaches;
  }

  private static List<String> names(List<DagNode> nodes) {
    return nodes.stream().map(DagNode::name).toList();
  }

  private static List<String> needs(List<DagNode> nodes, String name) {
    return nodes.stream()
        .filter(node -> node.name().equals(name))
        .findFirst()
        .orElseThrow()
        .needs();
  }
}
