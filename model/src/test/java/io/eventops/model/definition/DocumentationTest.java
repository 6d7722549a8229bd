package io.eventops.model.definition;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// The examples of the reference can be applied as they stand.
class DocumentationTest {
  private static final Pattern EXAMPLE = Pattern.compile("(?s)```yaml\n# (\\w+)\n(.*?)```");

  @Test
  void everyExampleIsAcceptedWithoutAWarning() throws IOException {
    Matcher examples = EXAMPLE.matcher(Files.readString(Path.of("..", "docs", "definitions.md")));
    List<String> kinds = new ArrayList<>();

    while (examples.find()) {
      kinds.add(examples.group(1));
      assertThat(read(examples.group(1), examples.group(2)).warnings())
          .as(examples.group())
          .isEmpty();
    }

    assertThat(kinds)
        .containsExactly("pipeline", "pipeline", "actuator", "actuator", "trigger", "trigger");
  }

  private static Document<?> read(String kind, String yaml) {
    return switch (kind) {
      case "pipeline" -> PipelineDefinition.read(yaml, "me");
      case "actuator" -> ActuatorDefinition.read(yaml);
      case "trigger" -> TriggerDefinition.read(yaml, "me");
      default -> throw new IllegalArgumentException(kind);
    };
  }
}
