package io.eventops.pipeline.definition;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class DifferenceTest {
  @Test
  void namesWhatCameWentAndChanged() {
    Map<String, String> before = Map.of("kept", "a", "gone", "b", "mended", "c");
    Map<String, String> after = Map.of("kept", "a", "mended", "d", "fresh", "e");

    Difference difference = Difference.between("1.0", before, after);

    assertThat(difference)
        .isEqualTo(new Difference("1.0", List.of("fresh"), List.of("gone"), List.of("mended")));
  }
}
