package io.eventops.model.definition;

import static org.assertj.core.api.Assertions.assertThat;

import io.eventops.model.name.ImageRef;
import io.eventops.model.path.JsonPath;
import io.eventops.model.placeholder.Template;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The examples people already have are read as they always were.
class ExamplesTest {

  @Test
  void helloWorldIsReadInFull() {
    PipelineDefinition pipeline = pipeline("hello-world/pipelineDefinition.yaml");

    assertThat(pipeline.version()).isEqualTo("1.0");
    assertThat(pipeline.inputs())
        .containsExactly(
            new InputDefinition("user", ValueType.ENV, Optional.empty(), true),
            new InputDefinition("email", ValueType.ENV, Optional.empty(), true));
    assertThat(pipeline.tasks())
        .containsExactly(
            new CommandTask(
                "os-echo",
                CommandTask.Kind.OS,
                "",
                List.of("os-runner"),
                List.of(
                    Template.parse("echo hello ${{ inputs.user }}"),
                    Template.parse("echo your email is ${{ inputs.email }}")),
                List.of(),
                Duration.ofHours(1),
                Resources.NONE,
                true,
                false));
    assertThat(pipeline.effectiveTimeout()).isEqualTo(Duration.ofHours(24));
  }

  @Test
  void helloWorldIsStoredInCanonicalForm() {
    assertThat(pipeline("hello-world/pipelineDefinition.yaml").toYaml())
        .isEqualTo(
            """
            version: "1.0"
            name: hello-world
            actuatorSelector:
                tags:
                  - os-runner
            inputs:
              - name: user
                type: env
              - name: email
                type: env
            dag:
              - name: os-echo
                needs:
                  - root
            tasks:
              - alias: os-echo
                type: os
                actuatorSelector:
                    tags:
                      - os-runner
                commands:
                  - echo hello ${{ inputs.user }}
                  - echo your email is ${{ inputs.email }}
                timeout: 3600
            """);
  }

  @Test
  void theTriggersAreRead() {
    TriggerDefinition hello = trigger("hello-world/triggerDefinition.yaml");
    TriggerDefinition mix = trigger("mix-pipeline/trigger.yaml");

    assertThat(hello.eventVersion()).isEqualTo("1.0");
    assertThat(hello.pipelines().getFirst().image()).hasToString("kakj/hello-world:1.0");
    assertThat(hello.pipelines().getFirst().inputs())
        .containsExactly(
            new TriggerInput("user", JsonPath.compile("values.user")),
            new TriggerInput("email", JsonPath.compile("values.email")));
    assertThat(hello.pipelines().getFirst().filters()).hasSize(1);
    assertThat(hello.filters()).hasSize(1);
    assertThat(mix.pipelines().getFirst().image()).hasToString("kakj/mix-pipeline:latest");
    assertThat(mix.eventVersion()).isEqualTo("1.2");
  }

  @Test
  void mixPipelineLinksThroughThreeLevels() {
    Map<ImageRef, ResolvedPipeline> store = new HashMap<>();
    List<PipelineDefinition> stored = new ArrayList<>();
    for (String file : List.of("task2", "task1", "main")) {
      LinkedPipeline linked =
          LinkedPipeline.link(
              pipeline("mix-pipeline/" + file + ".yaml"),
              "kakj",
              image -> Optional.ofNullable(store.get(image)));

      assertThat(linked.violations()).isEmpty();
      store(store, linked.definition());
      stored.add(linked.definition());
    }

    assertThat(stored.getLast().task("pipeline-echo-output").orElseThrow().outputs())
        .extracting(TaskOutput::type)
        .containsExactly(Optional.of(ValueType.ENV), Optional.of(ValueType.FILE));
  }

  @ParameterizedTest
  @CsvSource({
    "osActuator, OS, false",
    "osActuatorTunnel, OS, true",
    "dockerActuator, DOCKER, false",
    "dockerActuatorSsh, DOCKER, false",
    "dockerActuatorTunnel, DOCKER, true",
    "k8sActuator, K8S, false",
    "k8sActuatorTunnel, K8S, true"
  })
  void theActuatorsAreRead(String file, CommandTask.Kind kind, boolean tunnel) {
    Document<ActuatorDefinition> actuator =
        ActuatorDefinition.read(Resource.read("/examples/actuators/" + file + ".yaml"));

    assertThat(actuator.warnings()).isEmpty();
    assertThat(actuator.definition().target().kind()).isEqualTo(kind);
    assertThat(actuator.definition().tunnel().isPresent()).isEqualTo(tunnel);
    assertThat(ActuatorDefinition.read(actuator.definition().toYaml()).definition())
        .isEqualTo(actuator.definition());
  }

  @Test
  void numbersOfActuatorsAreTaken() {
    ActuatorDefinition actuator =
        ActuatorDefinition.read(Resource.read("/examples/actuators/dockerActuatorSsh.yaml"))
            .definition();

    assertThat(actuator.target())
        .isEqualTo(
            new ActuatorTarget.Docker(
                "127.0.0.1",
                2375,
                Optional.of(
                    new ActuatorTarget.Ssh(
                        "root",
                        Optional.of(new Secret("123456")),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        "192.168.0.105",
                        22))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "hello-world/pipelineDefinition",
        "mix-pipeline/main",
        "mix-pipeline/task1",
        "mix-pipeline/task2"
      })
  void canonicalYamlReadsBackToTheSameDefinition(String file) {
    PipelineDefinition pipeline = pipeline(file + ".yaml");

    PipelineDefinition again = PipelineDefinition.read(pipeline.toYaml(), "somebody").definition();

    assertThat(again).isEqualTo(pipeline);
    assertThat(again.toYaml()).isEqualTo(pipeline.toYaml());
  }

  private static void store(Map<ImageRef, ResolvedPipeline> store, PipelineDefinition definition) {
    ImageRef image = new ImageRef("kakj", definition.name(), definition.version());
    store.put(image, new ResolvedPipeline(image, definition));
    store.put(image.withVersion("latest"), new ResolvedPipeline(image, definition));
  }

  private static PipelineDefinition pipeline(String file) {
    Document<PipelineDefinition> document =
        PipelineDefinition.read(Resource.read("/examples/" + file), "kakj");

    assertThat(document.warnings()).isEmpty();
    return document.definition();
  }

  private static TriggerDefinition trigger(String file) {
    return TriggerDefinition.read(Resource.read("/examples/" + file), "kakj").definition();
  }
}
