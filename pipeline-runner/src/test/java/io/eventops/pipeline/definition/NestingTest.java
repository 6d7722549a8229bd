package io.eventops.pipeline.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.eventops.model.name.ImageRef;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class NestingTest {
  private final Map<String, Revision> stored = new HashMap<>();

  @Test
  void findsEverythingThatIsNested() {
    add(3, "me/c:1.0");
    add(2, "me/b:1.0", "me/c:1.0");
    Revision root = add(1, "me/a:1.0", "me/b:1.0", "me/c:1.0");

    assertThat(nested(root)).isEqualTo(Map.of("me/b:1.0", 2L, "me/c:1.0", 3L));
  }

  @Test
  void refusesAPipelineThatNestsItselfThroughAnother() {
    add(2, "me/b:1.0", "me/a:1.0");
    Revision root = add(1, "me/a:1.0", "me/b:1.0");

    assertThatThrownBy(() -> nested(root))
        .isInstanceOf(PinFault.class)
        .hasMessage("me/a:1.0 nests itself: me/a:1.0 > me/b:1.0 > me/a:1.0");
  }

  @Test
  void namesTheTaskWhosePipelineIsMissing() {
    add(2, "me/b:1.0", "you/gone:2.0");
    Revision root = add(1, "me/a:1.0", "me/b:1.0");

    assertThatThrownBy(() -> nested(root))
        .hasMessage("task t0 of me/b:1.0: there is no pipeline you/gone:2.0, or it is not public");
  }

  @Test
  void acceptsTheGreatestDepthAndNoMore() {
    addChain(Nesting.DEEPEST + 1);

    Revision within = find("me/p2:1.0");
    Revision beyond = find("me/p1:1.0");

    assertThat(nested(within)).hasSize(Nesting.DEEPEST - 1);
    assertThatThrownBy(() -> nested(beyond)).hasMessageContaining("nests deeper than");
  }

  @Test
  void measuresTheDepthOfWhatItHasSeenBefore() {
    addChain(Nesting.DEEPEST);
    Revision root = add(99, "me/root:1.0", "me/p2:1.0", "me/p1:1.0");

    assertThatThrownBy(() -> nested(root)).hasMessageContaining("nests deeper than");
  }

  @Test
  void refusesMoreTasksThanARunMayHave() {
    // each level runs the next ten times: a million tasks from seven small files
    add(1, "me/p1:1.0");
    for (int level = 2; level <= 7; level++) {
      String below = "me/p" + (level - 1) + ":1.0";
      add(level, "me/p" + level + ":1.0", Collections.nCopies(10, below).toArray(new String[0]));
    }

    assertThatThrownBy(() -> nested(find("me/p7:1.0")))
        .hasMessageContaining("has more than 10000 tasks");
  }

  @Test
  void looksUpWithTheRightsOfThePipelineThatNames() {
    add(3, "you/private:1.0");
    add(2, "you/public:1.0", "you/private:1.0");
    Revision root = add(1, "me/a:1.0", "you/public:1.0");
    Revision curious = add(4, "me/curious:1.0", "you/public:1.0", "you/private:1.0");

    assertThat(nested(root)).containsKey("you/private:1.0");
    assertThatThrownBy(() -> nested(curious))
        .hasMessageStartingWith("task t1 of me/curious:1.0: there is no pipeline you/private:1.0");
  }

  private Map<String, Long> nested(Revision root) {
    return Nesting.of(
        root,
        (parent, image) ->
            Optional.ofNullable(stored.get(image.toString()))
                .filter(
                    found ->
                        !found.image().name().equals("private")
                            || found.image().creater().equals(parent.image().creater())));
  }

  private Revision find(String image) {
    return Optional.ofNullable(stored.get(image)).orElseThrow();
  }

  /// `me/p1` nests `me/p2` and so on.
  private void addChain(int length) {
    for (int i = 1; i < length; i++) {
      add(i, "me/p" + i + ":1.0", "me/p" + (i + 1) + ":1.0");
    }
    add(length, "me/p" + length + ":1.0");
  }

  private Revision add(long id, String image, String... nested) {
    ImageRef parsed = ImageRef.parse(image);
    Revision revision =
        new Revision(
            id, parsed, Pipelines.nesting(parsed.name(), parsed.version(), List.of(nested)));
    stored.put(image, revision);
    return revision;
  }
}
