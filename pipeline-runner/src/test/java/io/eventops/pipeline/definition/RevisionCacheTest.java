package io.eventops.pipeline.definition;

import static org.assertj.core.api.Assertions.assertThat;

import io.eventops.model.definition.PipelineDefinition;
import io.eventops.model.name.ImageRef;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class RevisionCacheTest {
  private final RevisionCache cache = new RevisionCache(100);

  @Test
  void keepsWhatWasUsedLast() {
    cache.put(revision(1), 40);
    cache.put(revision(2), 40);
    assertThat(cache.get(1)).isPresent();

    cache.put(revision(3), 40);

    assertThat(cache.get(1)).isPresent();
    assertThat(cache.get(2)).isEmpty();
    assertThat(cache.get(3)).isPresent();
  }

  @Test
  void countsARevisionThatIsPutTwiceOnce() {
    cache.put(revision(1), 60);
    cache.put(revision(1), 60);
    cache.put(revision(2), 40);

    assertThat(cache.get(1)).isPresent();
    assertThat(cache.get(2)).isPresent();
  }

  @Test
  void keepsNothingThatIsLargerThanItself() {
    cache.put(revision(1), 101);

    assertThat(cache.get(1)).isEmpty();
  }

  private static Revision revision(long id) {
    PipelineDefinition empty =
        new PipelineDefinition(
            "1.0",
            "p",
            Optional.empty(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of());
    return new Revision(id, new ImageRef("me", "p", "1.0"), empty);
  }
}
