package io.eventops.cli.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

final class ApplyOrderTest {
  private static final String TRIGGER = "name: t\neventName: e\npipelines: [{image: 'main:1.0'}]\n";
  private static final String MAIN = pipeline("main", "kakj/middle:latest", "leaf:1.0");
  private static final String MIDDLE = pipeline("middle", "leaf");
  private static final String LEAF = pipeline("leaf");
  private static final String ACTUATOR = "name: a\nos: {local: true}\n";

  @Property
  void putsWhatIsNeededFirstWhateverTheOrder(@ForAll Random random) {
    List<String> texts = new ArrayList<>(List.of(TRIGGER, MAIN, MIDDLE, LEAF, ACTUATOR));
    Collections.shuffle(texts, random);

    List<Definition> ordered = ApplyOrder.of(definitions(texts));

    assertThat(ordered)
        .extracting(Definition::title)
        .containsExactly(
            "actuator/a",
            "pipeline/leaf:1.0",
            "pipeline/middle:1.0",
            "pipeline/main:1.0",
            "trigger/t");
  }

  @Test
  void keepsTheOrderOfTheFilesOtherwise() {
    List<String> texts = List.of(pipeline("b"), pipeline("a"), pipeline("c"));

    assertThat(ApplyOrder.of(definitions(texts)))
        .extracting(Definition::name)
        .containsExactly("b", "a", "c");
  }

  @Test
  void leavesPipelinesThatNeedEachOtherToTheServer() {
    List<String> texts = List.of(pipeline("a", "b"), pipeline("b", "a"), LEAF);

    assertThat(ApplyOrder.of(definitions(texts)))
        .extracting(Definition::name)
        .containsExactly("leaf", "a", "b");
  }

  @Test
  void doesNotTakeAnotherVersionForTheOneThatIsNeeded() {
    List<Definition> all = definitions(List.of(pipeline("a", "leaf:2.0"), LEAF, TRIGGER));

    assertThat(ApplyOrder.usedBy(all.getFirst(), all)).isEmpty();
    assertThat(ApplyOrder.usedBy(all.getLast(), definitions(List.of(MAIN))))
        .extracting(Definition::name)
        .containsExactly("main");
  }

  private static List<Definition> definitions(List<String> texts) {
    return texts.stream()
        .flatMap(text -> Document.split(new Source("f", text, true)).stream())
        .map(Definition::read)
        .flatMap(
            read ->
                read instanceof Definition.Read.Known(Definition definition)
                    ? Stream.of(definition)
                    : Stream.empty())
        .toList();
  }

  private static String pipeline(String name, String... images) {
    StringBuilder text = new StringBuilder("name: " + name + "\nversion: 1.0\ntasks:\n");
    text.append("  - {alias: own, type: os}\n");
    for (String image : images) {
      text.append("  - {alias: x, type: pipeline, image: '").append(image).append("'}\n");
    }
    return text.toString();
  }
}
