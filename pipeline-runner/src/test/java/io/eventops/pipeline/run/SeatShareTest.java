package io.eventops.pipeline.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class SeatShareTest {
  private static final SeatShare.Others NOBODY = new SeatShare.Others(0, 0, 0);

  @Test
  void whoIsAloneGetsWhatItNeeds() {
    assertThat(SeatShare.of(20, NOBODY, 0, 0, 7)).isEqualTo(new SeatShare(7, 7));
    assertThat(SeatShare.of(20, NOBODY, 7, 7, 50)).isEqualTo(new SeatShare(20, 20));
  }

  @Test
  void whatIsSeatedStaysSeated() {
    assertThat(SeatShare.of(4, new SeatShare.Others(0, 1, 0), 4, 4, 10))
        .isEqualTo(new SeatShare(2, 4));
  }

  @Test
  void whoHasNothingToDoGivesEverythingBack() {
    assertThat(SeatShare.of(4, new SeatShare.Others(0, 3, 0), 4, 0, 0))
        .isEqualTo(new SeatShare(0, 0));
  }

  private static OptionalInt someWithTasks(int[] seated, int random) {
    int[] candidates =
        IntStream.range(0, seated.length).filter(process -> seated[process] > 0).toArray();
    return candidates.length == 0
        ? OptionalInt.empty()
        : OptionalInt.of(candidates[Math.floorMod(random, candidates.length)]);
  }

  /// Processes that settle in turn, each with more to do than there are places, while a task of a
  /// random one ends between the turns.
  @Property(tries = 200)
  void theLimitHoldsAndEverybodyGetsItsTurn(
      @ForAll @IntRange(min = 1, max = 12) int capacity,
      @ForAll @IntRange(min = 2, max = 6) int processes,
      @ForAll @Size(300) int[] ends) {
    int[] seated = new int[processes];
    int[] held = new int[processes];
    int[] places = new int[processes];
    boolean[] wants = new boolean[processes];
    int[] since = new int[processes];
    int[] served = new int[processes];

    for (int step = 0; step < ends.length; step++) {
      int me = step % processes;
      int others = Arrays.stream(held).sum() - held[me];
      int wanting = 0;
      int before = 0;
      for (int i = 0; i < processes; i++) {
        wanting += i != me && wants[i] ? 1 : 0;
        before += i != me && since[i] > 0 && (since[me] == 0 || since[i] < since[me]) ? 1 : 0;
      }
      SeatShare share =
          SeatShare.of(
              capacity, new SeatShare.Others(others, wanting, before), held[me], seated[me], 1000);
      places[me] = share.places();
      held[me] = share.held();
      wants[me] = true;
      since[me] = held[me] > 0 ? 0 : since[me] == 0 ? step + 1 : since[me];
      served[me] += Math.max(0, places[me] - seated[me]);
      seated[me] = Math.max(seated[me], places[me]);
      assertThat(Arrays.stream(seated).sum()).isLessThanOrEqualTo(capacity);
      OptionalInt ending = someWithTasks(seated, ends[step]);
      ending.ifPresent(
          process -> {
            seated[process]--;
            if (seated[process] < places[process]) {
              served[process]++;
              seated[process]++;
            }
          });
    }

    assertThat(served).doesNotContain(0);
  }
}
