package io.eventops.model.dag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.eventops.model.validation.Violation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class DagTest {

  @Test
  void ordersADiamond() {
    Dag dag = Dag.of(nodes("d:b,c", "b:a", "c:a", "a:root"));

    assertThat(dag.topologicalOrder()).containsExactly("a", "b", "c", "d");
    assertThat(dag.starts()).containsExactly("a");
    assertThat(dag.needs("d")).containsExactly("b", "c");
    assertThat(dag.successors("a")).containsExactly("b", "c");
    assertThat(dag.ancestors("d")).containsExactly("b", "c", "a");
    assertThat(dag.descendants("a")).containsExactly("d", "b", "c");
    assertThat(dag.ancestors("a")).isEmpty();
  }

  @Test
  void aNodeWithoutNeedsStartsAtOnce() {
    assertThat(Dag.of(nodes("a:", "b:root,a")).starts()).containsExactly("a");
    assertThat(check("a:", "b:root,a")).isEmpty();
  }

  @Test
  void namesACycleInTheOrderItWouldRun() {
    assertThat(check("x:root", "a:c", "b:a", "c:b,x"))
        .containsExactly(
            new Violation(
                "dag[1].needs",
                0,
                "cycle: a -> b -> c -> a; each waits for the one before",
                "remove one of these needs"));
  }

  @Test
  void namesEachOfSeveralCyclesAndNothingBehindThem() {
    assertThat(check("a:b", "b:a", "c:d", "d:c", "behind:a,c"))
        .extracting(Violation::message)
        .containsExactly(
            "cycle: a -> b -> a; each waits for the one before",
            "cycle: c -> d -> c; each waits for the one before");
  }

  @Test
  void refusesANodeThatNeedsItself() {
    assertThat(check("a:a"))
        .containsExactly(
            new Violation("dag[0].needs", 0, "node a needs itself", "remove that need"));
  }

  @Test
  void reportsNamesThatDoNotFit() {
    List<Violation> violations =
        Dag.check(
            nodes("root:", "build:root", "build:root", "tset:build,build", "late:biuld, "),
            List.of("build", "test", "late"));

    assertThat(violations)
        .extracting(Violation::toString)
        .containsExactly(
            "dag[0].name: root cannot be a node: it needs nothing; remove this node",
            "dag[2].name: node build is there twice, as dag[1] and dag[2];"
                + " put all its needs into one node",
            "dag[3].name: node tset is not a task; did you mean test?",
            "dag[3].needs[1]: node tset needs build twice; remove one",
            "dag[4].needs[0]: node late needs biuld, which is not a task; did you mean build?",
            "dag[4].needs[1]: a need of node late is blank; name a task, or root",
            "dag: task test is not in the dag, so it would never run;"
                + " add '- name: test' with what it needs");
  }

  @Test
  void refusesToBuildWhatIsWrong() {
    assertThatThrownBy(() -> Dag.of(nodes("a:b", "b:a")))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Dag.of(nodes("a:", "a:")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  @Timeout(20)
  void aVeryLongChainNeitherOverflowsNorTakesLong() {
    int length = 100_000;
    List<DagNode> chain = new ArrayList<>();
    for (int i = 0; i < length; i++) {
      chain.add(new DagNode("n" + i, List.of(i == 0 ? DagNode.ROOT : "n" + (i - 1))));
    }
    List<String> tasks = chain.stream().map(DagNode::name).toList();

    assertThat(Dag.check(chain, tasks)).isEmpty();
    assertThat(Dag.of(chain.reversed()).ancestors("n" + (length - 1))).hasSize(length - 1);

    chain.set(0, new DagNode("n0", List.of("n" + (length - 1))));
    assertThat(Dag.check(chain, tasks)).hasSize(1);
  }

  @Test
  void aCycleOfFiveHundredIsRefusedAtOnceAndShownShort() {
    List<DagNode> cycle =
        IntStream.range(0, 500)
            .mapToObj(i -> new DagNode("n" + i, List.of("n" + (i + 499) % 500)))
            .toList();
    List<String> tasks = cycle.stream().map(DagNode::name).toList();
    Dag.check(cycle, tasks);

    long start = System.nanoTime();
    List<Violation> violations = Dag.check(cycle, tasks);
    Duration taken = Duration.ofNanos(System.nanoTime() - start);

    assertThat(violations).hasSize(1);
    assertThat(violations.getFirst().message())
        .startsWith("cycle: n0 -> n1 -> n2 ->")
        .contains("n19 -> (480 more) -> n0");
    assertThat(taken).isLessThan(Duration.ofMillis(250));
  }

  /// Nodes written as `name:need,need`.
  static List<DagNode> nodes(String... written) {
    return Arrays.stream(written)
        .map(
            text -> {
              String needs = text.substring(text.indexOf(':') + 1);
              return new DagNode(
                  text.substring(0, text.indexOf(':')),
                  needs.isEmpty() ? List.of() : List.of(needs.split(",", -1)));
            })
        .toList();
  }

  private static List<Violation> check(String... written) {
    List<DagNode> nodes = nodes(written);
    return Dag.check(nodes, nodes.stream().map(DagNode::name).toList());
  }
}
