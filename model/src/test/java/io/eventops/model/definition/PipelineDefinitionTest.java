package io.eventops.model.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.eventops.model.validation.InvalidDocument;
import io.eventops.model.validation.Violation;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class PipelineDefinitionTest {

  @Test
  void readsEverythingThatIsOptional() {
    PipelineDefinition pipeline =
        read("""
                version: 1.0
                name: p
                timeout: 2h
                inputs:
                  - {name: a, type: env, default: ""}
                  - {name: b, type: env, required: false}
                  - {name: c, type: env}
                dag: [{name: build, needs: []}]
                tasks:
                  - alias: build
                    type: docker
                    image: maven:3
                    timeout: 5m
                    errexit: false
                    continueOnFailure: true
                    resources: {limit: {cpu: 0.5, mem: 128Mi}}
                    commands:
                      - |
                        cat > conf <<EOF
                        $${{ not.a.placeholder }}
                        EOF
                """)
            .definition();

    CommandTask task = (CommandTask) pipeline.task("build").orElseThrow();
    assertThat(pipeline.timeout()).contains(Duration.ofHours(2));
    assertThat(pipeline.inputs())
        .extracting(InputDefinition::fallback)
        .containsExactly(Optional.of(""), Optional.of(""), Optional.empty());
    assertThat(pipeline.dag().getFirst().needs()).containsExactly("root");
    assertThat(task.timeout()).isEqualTo(Duration.ofMinutes(5));
    assertThat(task.errexit()).isFalse();
    assertThat(task.continueOnFailure()).isTrue();
    assertThat(task.resources().limit()).contains(new Resources.Amount("0.5", "128Mi"));
    assertThat(task.commands().getFirst().render(_ -> "no"))
        .isEqualTo("cat > conf <<EOF\n${{ not.a.placeholder }}\nEOF\n");
    assertThat(PipelineDefinition.read(pipeline.toYaml(), "me").definition()).isEqualTo(pipeline);
  }

  @Test
  void aTimeoutOfZeroOrLessIsTheDefault() {
    PipelineDefinition pipeline =
        read("""
                version: 1.0
                name: p
                timeout: 0
                dag: [{name: a}]
                tasks: [{alias: a, type: os, commands: [x], timeout: -5}]
                """)
            .definition();

    assertThat(pipeline.effectiveTimeout()).isEqualTo(Duration.ofHours(24));
    assertThat(((CommandTask) pipeline.tasks().getFirst()).timeout())
        .isEqualTo(Duration.ofHours(1));
  }

  @Test
  void warnsAboutWhatIsIgnored() {
    Document<PipelineDefinition> document =
        read(
            """
            version: 1.0
            name: p
            caches: []
            inputs:
              - {name: i, type: env, value: v}
            contexts: [{name: c, type: env}]
            dag: [{name: a}, {name: b, needs: [a]}]
            tasks:
              - alias: a
                type: os
                image: x
                timeuot: 5
                commands: ["echo ${{ contexts.c }}"]
              - alias: b
                type: pipeline
                image: child
                timeout: 5
            """);

    assertThat(document.warnings())
        .extracting(Violation::toString)
        .containsExactly(
            "line 3, caches: key caches is not known and is ignored;"
                + " known here: version, name, timeout, actuatorSelector, inputs, contexts, dag,"
                + " tasks, outputs",
            "line 5, inputs[0].value: value is not used here;"
                + " use default for the value when none is given",
            "line 11, tasks[0].image: image is not used here; an os task runs on the machine itself",
            "line 12, tasks[0].timeuot: key timeuot is not known and is ignored;"
                + " did you mean timeout?",
            "line 13, tasks[0].commands[0]: context c is never set before task a runs;"
                + " set it with setToContext in a task that a needs",
            "line 17, tasks[1].timeout: timeout is not used here;"
                + " set the timeout in the pipeline it runs");
  }

  @Test
  void mergedKeysSaveRepetition() {
    PipelineDefinition pipeline =
        read("""
                version: 1.0
                name: p
                dag: [{name: a}, {name: b}]
                tasks:
                  - &common
                    alias: a
                    type: os
                    commands: [x]
                    timeout: 90
                  - <<: *common
                    alias: b
                """)
            .definition();

    assertThat(((CommandTask) pipeline.task("b").orElseThrow()).timeout())
        .isEqualTo(Duration.ofSeconds(90));
  }

  @Test
  @Timeout(20)
  void aLongChainOfOutputsIsCheckedInReasonableTime() {
    StringBuilder dag = new StringBuilder("dag:\n- name: t0\n");
    StringBuilder tasks = new StringBuilder("tasks:\n");
    String first =
        "- {alias: t0, type: os, commands: [x], outputs: [{name: o, type: env, value: o}]}";
    tasks.append(first).append('\n');
    for (int i = 1; i < 2000; i++) {
      dag.append("- {name: t%d, needs: [t%d]}\n".formatted(i, i - 1));
      tasks.append(
          "- {alias: t%d, type: os, commands: ['echo ${{ outputs.t0.o }}']}\n".formatted(i));
    }

    assertThat(read("version: 1\nname: p\n" + dag + tasks).definition().tasks()).hasSize(2000);
  }

  @Test
  @Timeout(20)
  void aTextFullOfMistakesIsRefusedInReasonableTimeAndSpace() {
    StringBuilder yaml = new StringBuilder("version: 1\nname: p\ninputs:\n");
    for (int i = 0; i < 12_000; i++) {
      yaml.append("- {name: i%05d, type: env}\n".formatted(i));
    }
    yaml.append("dag: [{name: a}]\ntasks:\n- alias: a\n  type: os\n  commands:\n  - 'echo ");
    for (int i = 0; i < 20_000; i++) {
      yaml.append("${{inputs.x%05d}}".formatted(i));
    }

    InvalidDocument refused =
        catchThrowableOfType(InvalidDocument.class, () -> read(yaml.append("'\n").toString()));

    assertThat(refused.violations()).hasSize(1000);
  }

  private static Document<PipelineDefinition> read(String yaml) {
    return PipelineDefinition.read(yaml, "me");
  }
}
