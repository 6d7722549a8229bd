package io.eventops.pipeline.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class FairShareTest {
  @Example
  void aUserWithABacklogDoesNotKeepOthersWaiting() {
    List<Long> next =
        FairShare.next(
            Map.of("busy", List.of(1L, 2L, 3L, 4L), "new", List.of(9L)), Map.of("busy", 3), 3, 50);

    assertThat(next).containsExactly(9L, 1L, 2L);
  }

  @Example
  void usersTakeTurns() {
    List<Long> next =
        FairShare.next(Map.of("a", List.of(1L, 2L, 3L), "b", List.of(4L, 5L, 6L)), Map.of(), 4, 50);

    assertThat(next).containsExactly(1L, 4L, 2L, 5L);
  }

  @Property
  void keepsTheLimitsAndLeavesNoPlaceUnused(
      @ForAll @Size(max = 6) List<@IntRange(max = 8) Integer> queues,
      @ForAll @IntRange(max = 20) int places,
      @ForAll @IntRange(min = 1, max = 5) int mostPerUser) {
    Map<String, List<Long>> queued = new HashMap<>();
    long possible = 0;
    for (int user = 0; user < queues.size(); user++) {
      int length = queues.get(user);
      long first = user * 100L;
      queued.put("u" + user, LongStream.range(first, first + length).boxed().toList());
      possible += Math.min(length, mostPerUser);
    }

    List<Long> next = FairShare.next(queued, Map.of(), places, mostPerUser);

    assertThat(next).doesNotHaveDuplicates().hasSize((int) Math.min(places, possible));
    queued.forEach(
        (_, runs) -> {
          List<Long> taken = next.stream().filter(runs::contains).toList();
          assertThat(taken).hasSizeLessThanOrEqualTo(mostPerUser);
          assertThat(taken).isEqualTo(runs.subList(0, taken.size()));
        });
  }
}
