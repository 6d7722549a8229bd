package io.eventops.model.definition;

import static org.assertj.core.api.Assertions.assertThat;

import io.eventops.model.name.ImageRef;
import io.eventops.model.validation.InvalidDocument;
import io.eventops.model.validation.Violation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

class LinkedPipelineTest {
  private static final String CHILD =
      """
      version: 2.0
      name: child
      inputs:
        - {name: text, type: env}
        - {name: file, type: file, default: a/b}
        - {name: more, type: env, required: false}
      dag: [{name: a}]
      tasks:
        - alias: a
          type: os
          commands: [x]
          outputs:
            - {name: e, type: env, value: e}
            - {name: f, type: file, value: /f}
      outputs:
        - {name: text-out, value: "${{ outputs.a.e }}"}
        - {name: file-out, value: "${{ outputs.a.f }}"}
      """;

  private final Map<String, PipelineDefinition> stored = new HashMap<>();
  private final List<ImageRef> asked = new ArrayList<>();

  @Test
  void fillsTypesByValueAndNotByName() {
    store("me/child:2.0", CHILD);

    LinkedPipeline linked =
        link(
            """
            version: 1.0
            name: p
            contexts: [{name: c, type: file}]
            dag: [{name: n}]
            tasks:
              - alias: n
                type: pipeline
                image: child:2.0
                inputs: [{name: text, value: "plain"}]
                outputs:
                  - {name: text-out, value: file-out, setToContext: c}
                  - {name: other, value: text-out}
            outputs:
              - {name: o, value: "${{ outputs.n.text-out }}"}
            """);

    assertThat(linked.violations()).isEmpty();
    assertThat(linked.definition().task("n").orElseThrow().outputs())
        .extracting(TaskOutput::type)
        .containsExactly(Optional.of(ValueType.FILE), Optional.of(ValueType.ENV));
    assertThat(linked.definition().outputs().getFirst().type()).contains(ValueType.FILE);
    assertThat(linked.nested()).containsOnlyKeys(ImageRef.parse("me/child:2.0"));
    assertThat(PipelineDefinition.read(linked.definition().toYaml(), "me").definition())
        .isEqualTo(linked.definition());
  }

  @Test
  void reportsEverythingThatDoesNotFitTheChild() {
    store("me/child:2.0", CHILD);
    String yaml =
        """
        version: 1.0
        name: p
        inputs: [{name: i, type: env}, {name: f, type: file}]
        contexts: [{name: c, type: env}]
        dag: [{name: n}, {name: m}]
        tasks:
          - alias: n
            type: pipeline
            image: child:2.0
            inputs:
              - {name: txet, value: x}
              - {name: file, value: "${{ inputs.i }}"}
              - {name: more, value: "a ${{ inputs.f }}"}
            outputs:
              - {name: a, value: nope}
              - {name: b, value: file-out, type: env}
              - {name: d, value: file-out, setToContext: c}
          - alias: m
            type: pipeline
            image: child:2.0
            inputs:
              - {name: text, value: x}
              - {name: file, value: x}
        """;
    Document<PipelineDefinition> document = PipelineDefinition.read(yaml, "me");

    LinkedPipeline linked = LinkedPipeline.link(document.definition(), "me", this::resolve);

    assertThat(refusal(document, linked))
        .extracting(Violation::toString)
        .containsExactlyInAnyOrder(
            "line 10, tasks[0].inputs: pipeline me/child:2.0 needs input text;"
                + " give it a value, or a default there",
            "line 11, tasks[0].inputs[0].name: pipeline me/child:2.0 has no input txet;"
                + " did you mean text?",
            "line 12, tasks[0].inputs[1].value: input file is file, ${{ inputs.i }} is env;"
                + " give both the same type",
            "line 13, tasks[0].inputs[2].value: input more is env, ${{ inputs.f }} is file;"
                + " give both the same type",
            "line 15, tasks[0].outputs[0].value: pipeline me/child:2.0 has no output nope;"
                + " it has text-out, file-out",
            "line 16, tasks[0].outputs[1].type: output file-out of pipeline me/child:2.0 is file;"
                + " write type: file, or leave the type out",
            "line 17, tasks[0].outputs[2].setToContext: output d is file, context c is env;"
                + " give both the same type",
            "line 23, tasks[1].inputs[1].value: input file is a file, and the value is a text;"
                + " use one placeholder of type file and nothing else");
  }

  @Test
  void refusesAPipelineThatIsNotThere() {
    assertThat(link(using("p", "1.0", "gone:3")).violations())
        .extracting(Violation::message)
        .containsExactly("pipeline me/gone:3 is not there or not yours to use");
  }

  @Test
  void refusesAPipelineThatRunsItself() {
    assertThat(link(using("p", "1.0", "p:1.0")).violations())
        .extracting(Violation::message)
        .containsExactly("the pipeline would run inside itself: me/p:1.0 -> me/p:1.0");
    assertThat(link(using("p", "1.0", "p")).violations()).hasSize(1);
  }

  @Test
  void refusesAPipelineThatRunsItselfThroughAnother() {
    store("me/b:1.0", using("b", "1.0", "a:1.0"));

    assertThat(link(using("a", "1.0", "b:1.0")).violations())
        .extracting(Violation::message)
        .containsExactly("the pipeline would run inside itself: me/a:1.0 -> me/b:1.0 -> me/a:1.0");
  }

  @Test
  void refusesACycleThatLatestWillCloseOnceThisVersionIsStored() {
    store("me/a:latest", using("a", "1.0", "leaf:1"));
    store("me/b:1.0", using("b", "1.0", "a"));
    store("me/leaf:1", leaf("leaf", "1"));

    assertThat(link(using("a", "2.0", "b:1.0")).violations()).hasSize(1);
    assertThat(link(using("a", "0.9", "b:1.0")).violations()).isEmpty();
  }

  @Test
  void refusesACycleBelow() {
    store("me/b:1", using("b", "1", "c:1"));
    store("me/c:1", using("c", "1", "b:1"));

    assertThat(link(using("a", "1", "b:1")).violations())
        .extracting(Violation::message)
        .containsExactly(
            "the pipeline would run inside itself: me/a:1 -> me/b:1 -> me/c:1 -> me/b:1");
  }

  @Test
  void mayRunAnOlderVersionOfItself() {
    store("me/p:1.0", leaf("p", "1.0"));

    assertThat(link(using("p", "2.0", "p:1.0")).violations()).isEmpty();
  }

  @Test
  void refusesToNestTooDeeply() {
    store("me/n1:1", leaf("n1", "1"));
    for (int i = 2; i <= 8; i++) {
      store("me/n" + i + ":1", using("n" + i, "1", "n" + (i - 1) + ":1"));
    }

    assertThat(link(using("top", "1", "n7:1")).violations()).isEmpty();
    assertThat(link(using("top", "1", "n8:1")).violations())
        .extracting(Violation::message)
        .singleElement()
        .asString()
        .startsWith("pipelines would run more than 8 levels deep: me/top:1 -> me/n8:1 -> me/n7:1");
    assertThat(link(using("top", "1", "n1:1", "n8:1")).violations()).hasSize(1);
    assertThat(link(using("top", "1", "n7:1", "n8:1")).violations()).hasSize(1);
  }

  @Test
  void asksForEachImageOnce() {
    store("me/l0:1", leaf("l0", "1"));
    for (int i = 1; i < 7; i++) {
      String below = "l" + (i - 1) + ":1";
      store("me/l" + i + ":1", using("l" + i, "1", below, below, below, below, below));
    }

    assertThat(link(using("top", "1", "l6:1", "l6:1")).violations()).isEmpty();
    assertThat(asked).doesNotHaveDuplicates().hasSize(7);
  }

  private LinkedPipeline link(String yaml) {
    return LinkedPipeline.link(
        PipelineDefinition.read(yaml, "me").definition(), "me", this::resolve);
  }

  private static List<Violation> refusal(Document<?> document, LinkedPipeline linked) {
    InvalidDocument refused =
        Assertions.catchThrowableOfType(
            InvalidDocument.class, () -> document.refuse(linked.violations()));
    return refused.violations();
  }

  private Optional<ResolvedPipeline> resolve(ImageRef image) {
    asked.add(image);
    return Optional.ofNullable(stored.get(image.toString()))
        .map(
            definition ->
                new ResolvedPipeline(image.withVersion(definition.version()), definition));
  }

  private void store(String image, String yaml) {
    stored.put(image, PipelineDefinition.read(yaml, "me").definition());
  }

  private static String leaf(String name, String version) {
    return """
        version: %s
        name: %s
        dag: [{name: a}]
        tasks: [{alias: a, type: os, commands: [x]}]
        """
        .formatted(version, name);
  }

  private static String using(String name, String version, String... images) {
    StringBuilder dag = new StringBuilder("dag:\n");
    StringBuilder tasks = new StringBuilder("tasks:\n");
    for (int i = 0; i < images.length; i++) {
      dag.append("  - name: t").append(i).append('\n');
      tasks.append("  - {alias: t%d, type: pipeline, image: '%s'}\n".formatted(i, images[i]));
    }
    return "version: " + version + "\nname: " + name + "\n" + dag + tasks;
  }
}
