package io.eventops.model.definition;

import io.eventops.model.name.ImageRef;
import io.eventops.model.placeholder.Reference;
import io.eventops.model.placeholder.Template;
import io.eventops.model.validation.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Checks the tasks of type pipeline against what they run.
final class PipelineLinker {
  private final PipelineDefinition definition;
  private final Nesting nesting;
  private final List<Violation> violations = new ArrayList<>();

  PipelineLinker(
      PipelineDefinition definition,
      String creater,
      Function<ImageRef, Optional<ResolvedPipeline>> resolver,
      int depth) {
    ImageRef self = new ImageRef(creater, definition.name(), definition.version());
    this.definition = definition;
    this.nesting = new Nesting(self, resolver, depth);
  }

  LinkedPipeline link() {
    PipelineDefinition linked = withTypes();
    ValueTypes types = new ValueTypes(linked);
    for (int i = 0; i < linked.tasks().size(); i++) {
      if (linked.tasks().get(i) instanceof PipelineTask task) {
        String path = "tasks[" + i + "]";
        Optional<String> problem = nesting.problem(task.image());
        problem.ifPresent(why -> error(path + ".image", why, "check creater, name and version"));
        if (problem.isEmpty()) {
          nesting
              .resolve(task.image())
              .ifPresent(child -> checkInputs(task, child.definition(), types, path));
        }
      }
    }
    violations.addAll(PipelineCheck.checkContexts(linked));
    return new LinkedPipeline(linked, nesting.resolved(), violations);
  }

  /// The definition with the types of nested outputs, looked up by their value.
  private PipelineDefinition withTypes() {
    List<TaskDefinition> tasks = new ArrayList<>();
    for (TaskDefinition task : definition.tasks()) {
      String path = "tasks[" + tasks.size() + "]";
      tasks.add(
          switch (task) {
            case CommandTask command -> command;
            case PipelineTask nested ->
                nesting
                    .resolve(nested.image())
                    .map(child -> nested.withOutputs(outputs(nested, child.definition(), path)))
                    .orElse(nested);
          });
    }
    return ValueTypes.fill(
        new PipelineDefinition(
            definition.version(),
            definition.name(),
            definition.timeout(),
            definition.tags(),
            definition.inputs(),
            definition.contexts(),
            definition.dag(),
            tasks,
            definition.outputs()));
  }

  private List<TaskOutput> outputs(PipelineTask task, PipelineDefinition child, String path) {
    List<TaskOutput> outputs = new ArrayList<>();
    for (TaskOutput output : task.outputs()) {
      String where = path + ".outputs[" + outputs.size() + "]";
      String wanted = output.value().toString();
      Optional<PipelineOutput> found = child.output(wanted);
      Optional<ValueType> type = found.flatMap(PipelineOutput::type);
      if (found.isEmpty()) {
        List<String> known = child.outputs().stream().map(PipelineOutput::name).toList();
        String message = "pipeline " + task.image() + " has no output " + wanted;
        error(where + ".value", message, Fields.didYouMean(wanted, known, has(known)));
      } else if (output.type().isPresent() && type.isPresent() && !output.type().equals(type)) {
        error(
            where + ".type",
            "output " + wanted + " of pipeline " + task.image() + " is " + type.get(),
            "write type: " + type.get() + ", or leave the type out");
      }
      outputs.add(type.map(output::withType).orElse(output));
    }
    return outputs;
  }

  private void checkInputs(
      PipelineTask task, PipelineDefinition child, ValueTypes types, String path) {
    List<String> given = new ArrayList<>();
    for (TaskInput input : task.inputs()) {
      String where = path + ".inputs[" + given.size() + "]";
      given.add(input.name());
      Optional<InputDefinition> wanted = child.input(input.name());
      if (wanted.isEmpty()) {
        List<String> known = child.inputs().stream().map(InputDefinition::name).toList();
        String message = "pipeline " + task.image() + " has no input " + input.name();
        error(where + ".name", message, Fields.didYouMean(input.name(), known, has(known)));
      } else {
        checkType(wanted.get(), input.value(), types, where + ".value");
      }
    }
    for (InputDefinition input : child.inputs()) {
      if (input.fallback().isEmpty() && !given.contains(input.name())) {
        error(
            path + ".inputs",
            "pipeline " + task.image() + " needs input " + input.name(),
            "give it a value, or a default there");
      }
    }
  }

  private void checkType(InputDefinition wanted, Template value, ValueTypes types, String path) {
    Optional<Reference> only = value.onlyReference();
    if (wanted.type() == ValueType.FILE && only.isEmpty()) {
      String message = "input " + wanted.name() + " is a file, and the value is a text";
      error(path, message, "use one placeholder of type file and nothing else");
      return;
    }
    for (Reference reference : value.references()) {
      Optional<ValueType> type = types.of(reference);
      if (type.isPresent() && type.get() != wanted.type()) {
        error(
            path,
            "input "
                + wanted.name()
                + " is "
                + wanted.type()
                + ", "
                + reference
                + " is "
                + type.get(),
            "give both the same type");
      }
    }
  }

  private static String has(List<String> known) {
    return known.isEmpty() ? "it has none" : "it has " + String.join(", ", known);
  }

  private void error(String path, String message, String fix) {
    violations.add(new Violation(path, 0, message, fix));
  }
}
