package io.eventops.cli.document;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.eventops.cli.terminal.Terminal;
import io.eventops.model.definition.ActuatorDefinition;
import io.eventops.model.definition.LinkedPipeline;
import io.eventops.model.definition.PipelineDefinition;
import io.eventops.model.definition.ResolvedPipeline;
import io.eventops.model.definition.TriggerDefinition;
import io.eventops.model.event.EventDecoder;
import io.eventops.model.event.EventLimits;
import io.eventops.model.name.ImageRef;
import java.io.ByteArrayInputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The examples are good, and apply in the order that eoctl chooses.
final class ExamplesTest {
  private static final Path EXAMPLES = Path.of("..", "examples");
  private static final Terminal TERMINAL =
      new Terminal(
          new ByteArrayInputStream(new byte[0]),
          OutputStream.nullOutputStream(),
          OutputStream.nullOutputStream(),
          Map.of(),
          Path.of(""),
          Optional.empty());

  @ParameterizedTest
  @ValueSource(strings = {"hello-world", "mix-pipeline"})
  void areAcceptedAsTheyAre(String example) {
    List<Source> sources = Source.collect(List.of(EXAMPLES.resolve(example).toString()), TERMINAL);

    List<Definition> ordered =
        ApplyOrder.of(
            sources.stream()
                .flatMap(source -> Document.split(source).stream())
                .map(Definition::read)
                .flatMap(
                    read ->
                        read instanceof Definition.Read.Known(Definition definition)
                            ? Stream.of(definition)
                            : Stream.empty())
                .toList());

    Map<ImageRef, ResolvedPipeline> applied = new HashMap<>();
    assertThat(ordered).isNotEmpty().allSatisfy(definition -> apply(definition, applied));
  }

  @ParameterizedTest
  @ValueSource(strings = {"hello-world", "mix-pipeline"})
  void haveAnEventThatTheirTriggerWaitsFor(String example) {
    Source event = Source.one(EXAMPLES.resolve(example).resolve("event.yaml").toString(), TERMINAL);
    Source trigger =
        Source.one(
            EXAMPLES.resolve(example).resolve("triggerDefinition.yaml").toString(), TERMINAL);

    JsonNode json = EventFile.read(event.text(), 1);

    TriggerDefinition definition = TriggerDefinition.read(trigger.text(), "demo").definition();
    byte[] body = json.toString().getBytes(StandardCharsets.UTF_8);
    assertThat(new EventDecoder(EventLimits.DEFAULT).decode(body).name())
        .isEqualTo(definition.eventName());
    assertThat(json.path("version").asText()).isEqualTo(definition.eventVersion());
  }

  private static void apply(Definition definition, Map<ImageRef, ResolvedPipeline> applied) {
    String text = definition.document().text();
    switch (definition.kind()) {
      case ACTUATOR -> assertThat(ActuatorDefinition.read(text).warnings()).isEmpty();
      case TRIGGER -> assertThat(TriggerDefinition.read(text, "demo").warnings()).isEmpty();
      case PIPELINE -> {
        PipelineDefinition pipeline = PipelineDefinition.read(text, "demo").definition();
        LinkedPipeline linked =
            LinkedPipeline.link(pipeline, "demo", image -> Optional.ofNullable(applied.get(image)));
        assertThat(linked.violations()).isEmpty();
        ImageRef image = new ImageRef("demo", pipeline.name(), pipeline.version());
        applied.put(image, new ResolvedPipeline(image, linked.definition()));
      }
    }
  }
}
