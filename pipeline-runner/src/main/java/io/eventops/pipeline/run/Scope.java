package io.eventops.pipeline.run;

import io.eventops.model.dag.DagNode;
import io.eventops.model.definition.CommandTask;
import io.eventops.model.definition.ContextDefinition;
import io.eventops.model.definition.InputDefinition;
import io.eventops.model.definition.PipelineDefinition;
import io.eventops.model.definition.PipelineOutput;
import io.eventops.model.definition.TaskDefinition;
import io.eventops.model.definition.TaskOutput;
import io.eventops.model.placeholder.ContextReference;
import io.eventops.model.placeholder.InputReference;
import io.eventops.model.placeholder.OutputReference;
import io.eventops.model.placeholder.Reference;
import io.eventops.model.plan.Plan;
import io.eventops.model.plan.Step;
import io.eventops.model.plan.TaskStatus;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One pipeline of a run, the root or a nested one, with the values that its tasks can see: its own
/// and no others. Confined to its run.
final class Scope {
  final PipelineDefinition definition;
  final Plan plan;
  final Map<String, String> inputs;
  final Map<String, Value> contexts;
  final Map<String, Task> tasks = new HashMap<>();
  private final @Nullable Task owner;
  private final Map<String, TaskDefinition> definitions = new LinkedHashMap<>();
  private final Map<String, List<String>> needs = new HashMap<>();

  /// @param owner the task that this pipeline runs as; none for the root
  Scope(
      PipelineDefinition definition,
      @Nullable Task owner,
      Map<String, String> inputs,
      Map<String, Value> contexts) {
    this.definition = definition;
    this.owner = owner;
    this.inputs = Map.copyOf(inputs);
    this.contexts = new HashMap<>(contexts);
    definition.tasks().forEach(task -> definitions.put(task.alias(), task));
    for (DagNode node : definition.dag()) {
      needs.put(
          node.name(), node.needs().stream().filter(need -> !need.equals(DagNode.ROOT)).toList());
    }
    this.plan = Plan.of(definition.tasks().stream().map(this::step).toList());
  }

  private Step step(TaskDefinition task) {
    return new Step(
        task.alias(), needs.getOrDefault(task.alias(), List.of()), task.continueOnFailure());
  }

  @Nullable Task owner() {
    return owner;
  }

  long parentTaskId() {
    return owner == null ? 0 : owner.id;
  }

  /// 1 for the root.
  int depth() {
    return owner == null ? 1 : owner.scope.depth() + 1;
  }

  TaskDefinition definition(String alias) {
    TaskDefinition found = definitions.get(alias);
    if (found == null) {
      throw new IllegalArgumentException("no task " + alias + " in " + definition.name());
    }
    return found;
  }

  /// Tags to select an actuator by, the nearest first: the task's, this pipeline's, then those of
  /// the pipelines it runs in.
  List<String> tags(TaskDefinition task) {
    Set<String> tags = new LinkedHashSet<>(task.tags());
    for (Scope scope = this; scope != null; ) {
      Task outer = scope.owner;
      tags.addAll(scope.definition.tags());
      if (outer != null) {
        tags.addAll(outer.definition.tags());
      }
      scope = outer == null ? null : outer.scope;
    }
    return List.copyOf(tags);
  }

  /// @throws NoValue when it is an output that nobody has set
  String value(Reference reference) {
    return switch (reference) {
      case InputReference(String name) -> inputs.getOrDefault(name, "");
      case ContextReference(String name) -> {
        Value value = contexts.get(name);
        yield value == null ? "" : value.value();
      }
      case OutputReference(String alias, String name) -> output(alias, name);
    };
  }

  Map<Reference, String> values(Iterable<Reference> references) {
    Map<Reference, String> values = new HashMap<>();
    references.forEach(reference -> values.put(reference, value(reference)));
    return values;
  }

  /// @throws NoValue when the task has to do with files
  void refuseFiles(CommandTask task, Collection<Reference> references) {
    new FileValues(definition)
        .problem(task, references)
        .ifPresent(
            problem -> {
              throw new NoValue(problem);
            });
  }

  private String output(String alias, String name) {
    Task task = tasks.get(alias);
    Value value = task == null ? null : task.outputs.get(name);
    if (value != null) {
      return value.value();
    }
    String why = "that task has not run";
    if (task != null) {
      why =
          task.status == TaskStatus.SUCCESS
              ? "that task ended without setting it"
              : "that task ended " + task.status.text();
    }
    throw new NoValue("output " + name + " of task " + alias + " has no value: " + why);
  }

  /// What this pipeline hands to the one it runs in, as far as it has a value.
  Optional<String> result(String name) {
    try {
      return definition
          .output(name)
          .map(PipelineOutput::value)
          .map(text -> text.render(this::value));
    } catch (NoValue missing) {
      return Optional.empty();
    }
  }

  /// Takes over the outputs that a task set.
  ///
  /// @return whether a context has changed
  boolean setContexts(Task task) {
    boolean changed = false;
    for (TaskOutput output : task.definition.outputs()) {
      Value value = task.outputs.get(output.name());
      if (value != null && output.setToContext().isPresent()) {
        String name = output.setToContext().get();
        String type =
            definition.context(name).map(ContextDefinition::type).map(Object::toString).orElse("");
        contexts.put(name, new Value(name, value.value(), type));
        changed = true;
      }
    }
    return changed;
  }

  Map<String, Value> inputValues() {
    Map<String, Value> values = new HashMap<>();
    for (InputDefinition input : definition.inputs()) {
      String value = inputs.getOrDefault(input.name(), "");
      values.put(input.name(), new Value(input.name(), value, input.type().toString()));
    }
    return values;
  }

  /// A placeholder or an output that stands for nothing; the message says which and why.
  static final class NoValue extends RuntimeException {
    NoValue(String message) {
      super(message, null, false, false);
    }
  }
}
