package io.eventops.gateway.forward;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RotationTest {
  private final Rotation rotation = new Rotation();

  @Test
  void everyoneIsFirstInTurnAndTheOthersFollow() {
    List<String> all = List.of("a", "b", "c");

    assertThat(List.of(rotation.order(all), rotation.order(all), rotation.order(all)))
        .containsExactly(List.of("a", "b", "c"), List.of("b", "c", "a"), List.of("c", "a", "b"));
  }

  @Test
  void fewNeedNoOrder() {
    assertThat(rotation.order(List.of())).isEmpty();
    assertThat(rotation.order(List.of("a"))).containsExactly("a");
  }
}
