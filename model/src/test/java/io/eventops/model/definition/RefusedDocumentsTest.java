package io.eventops.model.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.eventops.model.validation.InvalidDocument;
import io.eventops.model.validation.Violation;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every bad document is refused with all that is wrong, each with line, path and message.
class RefusedDocumentsTest {

  @ParameterizedTest
  @MethodSource
  void pipelines(RefusedDocument document) {
    assertRefused(document, () -> PipelineDefinition.read(document.yaml(), "me"));
  }

  static List<RefusedDocument> pipelines() {
    return RefusedDocument.readAll("/definitions/refused-pipelines.txt");
  }

  @ParameterizedTest
  @MethodSource
  void actuators(RefusedDocument document) {
    assertRefused(document, () -> ActuatorDefinition.read(document.yaml()));
  }

  static List<RefusedDocument> actuators() {
    return RefusedDocument.readAll("/definitions/refused-actuators.txt");
  }

  @ParameterizedTest
  @MethodSource
  void triggers(RefusedDocument document) {
    assertRefused(document, () -> TriggerDefinition.read(document.yaml(), "me"));
  }

  static List<RefusedDocument> triggers() {
    return RefusedDocument.readAll("/definitions/refused-triggers.txt");
  }

  private static void assertRefused(RefusedDocument document, ThrowingCallable reading) {
    List<Violation> violations =
        Objects.requireNonNull(
                catchThrowableOfType(InvalidDocument.class, reading), document + " was accepted")
            .violations();

    assertThat(violations).isSortedAccordingTo(Comparator.comparingInt(Violation::line));
    List<String> said = violations.stream().map(RefusedDocumentsTest::written).toList();
    assertThat(said).hasSameSizeAs(document.expected());
    for (RefusedDocument.Expected expected : document.expected()) {
      assertThat(said)
          .anySatisfy(
              line ->
                  assertThat(line)
                      .startsWith(expected.line() + " | " + expected.path() + " | ")
                      .contains(expected.said()));
    }
  }

  private static String written(Violation violation) {
    return violation.line()
        + " | "
        + violation.path()
        + " | "
        + violation.message()
        + "; "
        + violation.fix();
  }
}
