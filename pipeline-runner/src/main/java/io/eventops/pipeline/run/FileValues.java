package io.eventops.pipeline.run;

import io.eventops.model.definition.CommandTask;
import io.eventops.model.definition.ContextDefinition;
import io.eventops.model.definition.InputDefinition;
import io.eventops.model.definition.PipelineDefinition;
import io.eventops.model.definition.TaskOutput;
import io.eventops.model.definition.ValueType;
import io.eventops.model.placeholder.ContextReference;
import io.eventops.model.placeholder.InputReference;
import io.eventops.model.placeholder.OutputReference;
import io.eventops.model.placeholder.Reference;
import java.util.Collection;
import java.util.Optional;

/// Finds what is of type `file` in a task: this version neither brings files to machines nor takes
/// them from there, and the path of an object must not be taken for the path of its copy.
record FileValues(PipelineDefinition pipeline) {
  private static final String NO_FILES = ", and this version moves no files; use type env";

  /// Why the task cannot run; empty when it needs no files.
  Optional<String> problem(CommandTask task, Collection<Reference> references) {
    Optional<String> left =
        task.outputs().stream()
            .filter(output -> isFile(output.type()))
            .findFirst()
            .map(output -> "output " + output.name() + " is a file" + NO_FILES);
    return left.or(
        () ->
            references.stream()
                .filter(reference -> isFile(type(reference)))
                .findFirst()
                .map(reference -> reference + " is a file" + NO_FILES));
  }

  private Optional<ValueType> type(Reference reference) {
    return switch (reference) {
      case InputReference(String name) -> pipeline.input(name).map(InputDefinition::type);
      case ContextReference(String name) -> pipeline.context(name).map(ContextDefinition::type);
      case OutputReference(String alias, String name) ->
          pipeline
              .task(alias)
              .flatMap(
                  task ->
                      task.outputs().stream()
                          .filter(output -> output.name().equals(name))
                          .findFirst())
              .flatMap(TaskOutput::type);
    };
  }

  private static boolean isFile(Optional<ValueType> type) {
    return type.filter(known -> known == ValueType.FILE).isPresent();
  }
}
