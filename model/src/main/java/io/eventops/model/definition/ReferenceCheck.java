package io.eventops.model.definition;

import io.eventops.model.dag.Ancestry;
import io.eventops.model.dag.Dag;
import io.eventops.model.placeholder.ContextReference;
import io.eventops.model.placeholder.InputReference;
import io.eventops.model.placeholder.OutputReference;
import io.eventops.model.placeholder.Reference;
import io.eventops.model.placeholder.Template;
import io.eventops.model.validation.Violation;
import io.eventops.model.yaml.Findings;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Checks that every placeholder names something that exists and is there in time.
final class ReferenceCheck {
  private final PipelineDefinition definition;
  private final ValueTypes types;
  private final Optional<Ancestry> order;
  private final Findings findings;
  private final List<String> inputs;
  private final List<String> contexts;
  private final Map<String, TaskDefinition> tasks = new HashMap<>();
  private final Map<String, Set<String>> settersOf = new HashMap<>();

  ReferenceCheck(PipelineDefinition definition, Optional<Dag> dag, Findings findings) {
    this.definition = definition;
    this.types = new ValueTypes(definition);
    this.order = dag.map(Dag::ancestry);
    this.findings = findings;
    this.inputs = definition.inputs().stream().map(InputDefinition::name).toList();
    this.contexts = definition.contexts().stream().map(ContextDefinition::name).toList();
    for (TaskDefinition task : definition.tasks()) {
      tasks.putIfAbsent(task.alias(), task);
      for (TaskOutput output : task.outputs()) {
        output
            .setToContext()
            .ifPresent(
                name -> settersOf.computeIfAbsent(name, _ -> new HashSet<>()).add(task.alias()));
      }
    }
  }

  void check() {
    for (int i = 0; i < definition.tasks().size(); i++) {
      checkTask(definition.tasks().get(i), "tasks[" + i + "]");
    }
    for (int i = 0; i < definition.outputs().size(); i++) {
      check(definition.outputs().get(i).value(), "outputs[" + i + "].value", "");
    }
  }

  private void checkTask(TaskDefinition task, String path) {
    templates(task, path).forEach((where, value) -> check(value, where, task.alias()));
  }

  private static Map<String, Template> templates(TaskDefinition task, String path) {
    Map<String, Template> templates = new LinkedHashMap<>();
    switch (task) {
      case CommandTask command -> {
        put(templates, path + ".commands", "", command.commands());
        put(templates, path + ".outputs", ".value", values(command.outputs()));
      }
      case PipelineTask nested ->
          put(
              templates,
              path + ".inputs",
              ".value",
              nested.inputs().stream().map(TaskInput::value).toList());
    }
    return templates;
  }

  private static List<Template> values(List<TaskOutput> outputs) {
    return outputs.stream().map(TaskOutput::value).toList();
  }

  private static void put(
      Map<String, Template> templates, String list, String field, List<Template> values) {
    for (int i = 0; i < values.size(); i++) {
      templates.put(list + "[" + i + "]" + field, values.get(i));
    }
  }

  /// @param alias of the task the text stands in; empty for outputs of the pipeline
  private void check(Template value, String path, String alias) {
    for (Reference reference : value.references()) {
      if (findings.isFull()) {
        return;
      }
      switch (reference) {
        case InputReference input -> checkInput(input, path);
        case ContextReference context -> checkContext(context, path, alias);
        case OutputReference output -> checkOutput(output, path, alias);
      }
    }
  }

  private void checkInput(InputReference input, String path) {
    if (!types.declares(input)) {
      String fix = Fields.didYouMean(input.name(), inputs, "declare it under inputs");
      error(path, "input " + input.name() + " is not declared", fix);
    }
  }

  private void checkContext(ContextReference context, String path, String alias) {
    if (!types.declares(context)) {
      String fix = Fields.didYouMean(context.name(), contexts, "declare it under contexts");
      error(path, "context " + context.name() + " is not declared", fix);
      return;
    }
    Set<String> setters = settersOf.getOrDefault(context.name(), Set.of());
    if (!alias.isEmpty() && setters.stream().allMatch(setter -> isLate(setter, alias))) {
      findings.warning(
          new Violation(
              path,
              0,
              "context " + context.name() + " is never set before task " + alias + " runs",
              "set it with setToContext in a task that " + alias + " needs"));
    }
  }

  private void checkOutput(OutputReference output, String path, String alias) {
    TaskDefinition task = tasks.get(output.alias());
    if (task == null) {
      String fix = Fields.didYouMean(output.alias(), tasks.keySet(), "name the alias of a task");
      error(path, output + " names no task: " + output.alias() + " is not there", fix);
      return;
    }
    if (!types.declares(output)) {
      List<String> known = task.outputs().stream().map(TaskOutput::name).toList();
      String fix = Fields.didYouMean(output.name(), known, "declare it under outputs of that task");
      error(path, "task " + output.alias() + " has no output " + output.name(), fix);
    }
    if (isLate(output.alias(), alias)) {
      error(
          path,
          "task " + output.alias() + " does not end before task " + alias + " starts",
          "add " + output.alias() + " to the needs of " + alias + " in the dag");
    }
  }

  /// Whether a task is certainly not done when another starts.
  private boolean isLate(String done, String starting) {
    return !starting.isEmpty() && order.isPresent() && !order.get().isBefore(done, starting);
  }

  private void error(String path, String message, String fix) {
    findings.error(new Violation(path, 0, message, fix));
  }
}
