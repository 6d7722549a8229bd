package io.eventops.pipeline.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LineTest {
  @Test
  void runsTakeTurnsForAPlace() {
    Line line = new Line(1);
    assertThat(line.take(1, 10)).isTrue();
    assertThat(line.take(1, 11)).isFalse();
    assertThat(line.take(1, 12)).isFalse();
    assertThat(line.take(2, 20)).isFalse();

    line.leave(10);

    assertThat(line.advance()).containsExactly(11L);
    line.leave(11);
    assertThat(line.advance()).containsExactly(20L);
    line.leave(20);
    assertThat(line.advance()).containsExactly(12L);
  }

  @Test
  void whoLeavesTheLineIsNotCalled() {
    Line line = new Line(1);
    line.take(1, 10);
    line.take(2, 20);
    line.take(3, 30);

    line.leave(20);
    line.leave(10);

    assertThat(line.advance()).containsExactly(30L);
    assertThat(line.waiting()).isZero();
  }

  @Test
  void newcomersDoNotOvertakeThoseWhoWait() {
    Line line = new Line(1);
    line.take(1, 10);
    line.take(2, 20);
    line.places(2);

    assertThat(line.take(3, 30)).isFalse();
    assertThat(line.advance()).containsExactly(20L);
  }

  @Test
  void aTaskThatWasStartedBeforeHasItsPlaceInAnyCase() {
    Line line = new Line(1);
    line.force(10);
    line.force(11);

    assertThat(line.take(1, 12)).isFalse();
    line.leave(10);
    assertThat(line.advance()).isEmpty();
    line.leave(11);
    assertThat(line.advance()).containsExactly(12L);
  }
}
