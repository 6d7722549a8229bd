package io.eventops.model.definition;

import static org.assertj.core.api.Assertions.assertThat;

import io.eventops.model.dag.DagNode;
import io.eventops.model.placeholder.InputReference;
import io.eventops.model.placeholder.Part;
import io.eventops.model.placeholder.Template;
import io.eventops.model.placeholder.Text;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class CanonicalYamlTest {

  @Property(tries = 300)
  void whatIsStoredReadsBackToTheSameDefinition(@ForAll("pipelines") PipelineDefinition pipeline) {
    String stored = pipeline.toYaml();

    Document<PipelineDefinition> again = PipelineDefinition.read(stored, "somebody");

    assertThat(again.definition()).isEqualTo(pipeline);
    assertThat(again.warnings()).isEmpty();
  }

  @Provide
  Arbitrary<PipelineDefinition> pipelines() {
    Arbitrary<Optional<String>> defaults = texts().optional();
    return Combinators.combine(
            tasks().list().ofMinSize(1).ofMaxSize(4), defaults, flags(), versions())
        .as(CanonicalYamlTest::pipeline);
  }

  private static PipelineDefinition pipeline(
      List<CommandTask> drafts, Optional<String> value, boolean required, String version) {
    List<TaskDefinition> tasks = new ArrayList<>();
    List<DagNode> dag = new ArrayList<>();
    for (CommandTask draft : drafts) {
      String alias = "t" + tasks.size();
      dag.add(
          new DagNode(alias, List.of(tasks.isEmpty() ? DagNode.ROOT : "t" + (tasks.size() - 1))));
      tasks.add(
          new CommandTask(
              alias,
              draft.kind(),
              draft.image(),
              draft.tags(),
              draft.commands(),
              draft.outputs(),
              draft.timeout(),
              draft.resources(),
              draft.errexit(),
              draft.continueOnFailure()));
    }
    return new PipelineDefinition(
        version,
        "p",
        Optional.empty(),
        List.of("1.0", "true"),
        List.of(new InputDefinition("i", ValueType.ENV, value, required)),
        List.of(),
        dag,
        tasks,
        List.of());
  }

  private static Arbitrary<CommandTask> tasks() {
    return Combinators.combine(
            commands().list().ofMinSize(1).ofMaxSize(3),
            flags(),
            flags(),
            Arbitraries.integers().between(1, 99_999))
        .as(
            (commands, errexit, goesOn, seconds) ->
                new CommandTask(
                    "",
                    CommandTask.Kind.OS,
                    "",
                    List.of(),
                    commands,
                    List.of(
                        new TaskOutput(
                            "1",
                            Template.literal("v"),
                            Optional.of(ValueType.ENV),
                            Optional.empty())),
                    Duration.ofSeconds(seconds),
                    Resources.NONE,
                    errexit,
                    goesOn));
  }

  /// Any text that bash can read: in single quotes.
  private static Arbitrary<Template> commands() {
    return Combinators.combine(texts(), flags())
        .as(
            (text, refers) -> {
              List<Part> parts = new ArrayList<>();
              parts.add(new Text("echo '" + text.replace("'", "") + "' "));
              if (refers) {
                parts.add(new InputReference("i"));
              }
              return new Template(parts);
            });
  }

  private static Arbitrary<String> texts() {
    return Arbitraries.oneOf(
        Arbitraries.strings()
            .withChars(" \n\t:-#'\"{}[]&*!|>%@`,?\\$ab1.~=<\u00e9")
            .ofMaxLength(20),
        Arbitraries.of(
            "null",
            "~",
            "1.0",
            "no",
            "${{ inputs.x }}",
            "$${{",
            "a: b",
            "- a",
            "",
            "cat <<EOF\n\tx\nEOF"));
  }

  private static Arbitrary<String> versions() {
    return Arbitraries.of("1.0", "1", "1e3", "0777", "2022-01-01", "true", "v1.0-rc1+b");
  }

  private static Arbitrary<Boolean> flags() {
    return Arbitraries.of(true, false);
  }
}
