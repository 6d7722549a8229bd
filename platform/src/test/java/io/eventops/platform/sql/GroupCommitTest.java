package io.eventops.platform.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.eventops.platform.sql.GroupCommit.Limits;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.mysqlclient.MySQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

final class GroupCommitTest {
  /// A database that commits when it is told to.
  private static final class SlowTable {
    private final Deque<Promise<List<String>>> commits = new ArrayDeque<>();
    private final List<List<Integer>> batches = new ArrayList<>();
    private final List<Integer> rows = new ArrayList<>();
    private final MySQLException refused = new MySQLException("poison", 1406, "22001");
    private int poison = Integer.MIN_VALUE;

    Future<List<String>> write(List<Integer> items) {
      batches.add(items);
      Promise<List<String>> commit = Promise.promise();
      commits.add(commit);
      return commit.future();
    }

    void commitOldest() {
      List<Integer> items = batches.get(batches.size() - commits.size());
      Promise<List<String>> commit = commits.remove();
      if (items.contains(poison)) {
        commit.fail(refused);
      } else {
        rows.addAll(items);
        commit.complete(items.stream().map(String::valueOf).toList());
      }
    }

    void commitAll() {
      while (!commits.isEmpty()) {
        commitOldest();
      }
    }
  }

  private final SlowTable table = new SlowTable();

  @Property(tries = 300)
  void losesNothingKeepsTheOrderAndIsolatesThePoison(
      @ForAll @Size(min = 1, max = 200) List<@IntRange(max = 1000) Integer> commitEvery,
      @ForAll @IntRange(min = 1, max = 9) int largestBatch,
      @ForAll @IntRange(min = 0, max = 199) int poison) {
    SlowTable slow = new SlowTable();
    slow.poison = poison;
    var commits = new GroupCommit<Integer, String>(1, largestBatch, 1000, slow::write);

    List<Future<String>> answers = new ArrayList<>();
    for (int item = 0; item < commitEvery.size(); item++) {
      answers.add(commits.submit(item));
      if (commitEvery.get(item) % 3 == 0 && !slow.commits.isEmpty()) {
        slow.commitOldest();
      }
    }
    slow.commitAll();

    assertThat(slow.batches).allSatisfy(batch -> assertThat(batch).hasSizeBetween(1, largestBatch));
    assertThat(slow.rows)
        .containsExactlyElementsOf(
            IntStream.range(0, answers.size()).filter(item -> item != poison).boxed().toList());
    for (int item = 0; item < answers.size(); item++) {
      Future<String> answer = answers.get(item);
      assertThat(item == poison ? answer.cause() : answer.result())
          .isEqualTo(item == poison ? slow.refused : String.valueOf(item));
    }
    assertThat(commits.waiting()).isZero();
  }

  @Test
  void writesAnItemAtOnceWhenALaneIsIdle() {
    var commits = new GroupCommit<Integer, String>(2, 10, 10, table::write);

    commits.submit(1);
    commits.submit(2);
    commits.submit(3);
    commits.submit(4);

    assertThat(table.batches).containsExactly(List.of(1), List.of(2));
    table.commitOldest();
    assertThat(table.batches).containsExactly(List.of(1), List.of(2), List.of(3, 4));
  }

  @Test
  void refusesAnItemTooMany() {
    var commits = new GroupCommit<Integer, String>(1, 10, 2, table::write);
    commits.submit(1);
    commits.submit(2);
    commits.submit(3);

    Future<String> tooMany = commits.submit(4);

    assertThat(tooMany.cause()).isInstanceOf(GroupCommit.Full.class);
    assertThat(commits.waiting()).isEqualTo(2);
    table.commitAll();
    assertThat(table.rows).containsExactly(1, 2, 3);
  }

  @Test
  void boundsBatchesAndQueueByWeightToo() {
    var commits =
        new GroupCommit<Integer, String>(1, new Limits(10, 5, 10, 12), i -> i, table::write);
    commits.submit(1);
    commits.submit(3);
    commits.submit(2);
    commits.submit(7);

    Future<String> tooHeavy = commits.submit(1);

    assertThat(tooHeavy.cause()).isInstanceOf(GroupCommit.Full.class);
    table.commitAll();
    assertThat(table.batches).containsExactly(List.of(1), List.of(3, 2), List.of(7));
    assertThat(commits.submit(12)).isNotNull();
  }

  @Test
  void failsTheWholeBatchWhenTheCommitMayHaveHappened() {
    List<List<Integer>> batches = new ArrayList<>();
    Promise<List<String>> first = Promise.promise();
    var commits =
        new GroupCommit<Integer, String>(
            1,
            10,
            10,
            items -> {
              batches.add(items);
              return items.contains(0)
                  ? first.future()
                  : Future.failedFuture(new IllegalStateException("connection lost"));
            });
    commits.submit(0);
    Future<String> one = commits.submit(1);
    Future<String> two = commits.submit(2);

    first.complete(List.of("0"));

    assertThat(batches).containsExactly(List.of(0), List.of(1, 2));
    assertThat(one.cause()).hasMessage("connection lost");
    assertThat(two.cause()).hasMessage("connection lost");
  }

  @Test
  void goesOnAfterAWriterThatThrowsOrMiscounts() {
    var commits =
        new GroupCommit<Integer, String>(
            1,
            10,
            10,
            items ->
                switch (items.getFirst()) {
                  case 0 -> throw new IllegalStateException("bug");
                  case 1 -> Future.succeededFuture(List.of());
                  default -> Future.succeededFuture(List.of("fine"));
                });

    assertThat(commits.submit(0).cause()).hasMessage("bug");
    assertThat(commits.submit(1).cause()).hasMessageContaining("0 results for 1 items");
    assertThat(commits.submit(2).result()).isEqualTo("fine");
  }

  @Test
  void keepsAListenerThatThrowsFromHarmingItsNeighbours() {
    var commits = new GroupCommit<Integer, String>(1, 10, 10, table::write);
    commits.submit(0);
    commits
        .submit(1)
        .onSuccess(
            _ -> {
              throw new IllegalStateException("listener");
            });
    Future<String> neighbour = commits.submit(2);

    table.commitAll();

    assertThat(neighbour.result()).isEqualTo("2");
    commits.submit(3);
    assertThat(table.batches).hasSize(3);
  }
}
