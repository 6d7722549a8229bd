package io.eventops.trigger.definition;

import static org.assertj.core.api.Assertions.assertThat;

import io.eventops.model.definition.PipelineDefinition;
import io.eventops.model.definition.TriggerDefinition;
import io.eventops.model.name.ImageRef;
import io.eventops.model.validation.Violation;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PipelineFitTest {
  private static final PipelineDefinition DEPLOY =
      PipelineDefinition.read(
              """
              name: deploy
              version: 1.0
              inputs:
                - {name: commit, type: env}
                - {name: target, type: env, default: staging}
                - {name: note, type: env, required: false}
              dag: [{name: a}]
              tasks: [{alias: a, type: os, commands: ['true']}]
              """,
              "kakj")
          .definition();

  private static List<Violation> warnings(String pipelines) {
    TriggerDefinition trigger =
        TriggerDefinition.read(
                """
                name: t
                eventName: e
                eventVersion: 1.0
                eventCreater: kakj
                pipelines:
                """
                    + pipelines,
                "kakj")
            .definition();
    return PipelineFit.warnings(trigger, PipelineFitTest::find);
  }

  private static Optional<PipelineDefinition> find(ImageRef image) {
    return image.name().equals("deploy") ? Optional.of(DEPLOY) : Optional.empty();
  }

  @Test
  void hasNothingToSayOfWhatFits() {
    assertThat(warnings("  - image: deploy\n    inputs: [{name: commit, value: values.commit}]\n"))
        .isEmpty();
  }

  @Test
  void tellsWhatIsNotThereAndWhatIsMissing() {
    List<Violation> found =
        warnings(
            """
              - image: deploy:1.0
                inputs: [{name: comit, value: values.commit}, {name: stranger, value: values.x}]
              - image: nosuch
            """);

    assertThat(found)
        .extracting(Violation::toString)
        .containsExactly(
            "pipelines[0].inputs[0].name: pipeline kakj/deploy:1.0 has no input comit;"
                + " did you mean commit?",
            "pipelines[0].inputs[1].name: pipeline kakj/deploy:1.0 has no input stranger;"
                + " it is left out",
            "pipelines[0].inputs: pipeline kakj/deploy:1.0 needs a value for input commit;"
                + " say where it is in the event",
            "pipelines[1].image: there is no pipeline kakj/nosuch:latest that could start;"
                + " apply it before the event comes");
  }

  @Test
  void looksUpABoundedNumberOfPipelines() {
    String many =
        IntStream.range(0, 60)
            .mapToObj(i -> "  - image: nosuch" + i + "\n")
            .collect(Collectors.joining());

    assertThat(warnings(many)).hasSize(50);
  }
}
