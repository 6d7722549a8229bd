package io.eventops.model.definition;

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
  private final Optional<Dag> dag;
  private final Findings findings;
  private final Map<String, TaskDefinition> tasks = new HashMap<>();
  private final Map<String, Set<String>> settersOf = new HashMap<>();

  ReferenceCheck(PipelineDefinition definition, Optional<Dag> dag, Findings findings) {
    this.definition = definition;
    this.types = new ValueTypes(definition);
    this.dag = dag;
    this.findings = findings;
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
      check(definition.outputs().get(i).value(), "outputs[" + i + "].value", Place.OUTSIDE);
    }
  }

  /// The task a placeholder stands in, and what is done before that task starts.
  private record Place(String alias, Optional<Set<String>> before) {
    static final Place OUTSIDE = new Place("", Optional.empty());
  }

  private void checkTask(TaskDefinition task, String path) {
    Map<String, Template> templates = templates(task, path);
    boolean refers = templates.values().stream().anyMatch(value -> !value.references().isEmpty());
    if (!refers) {
      return;
    }
    Place place =
        new Place(task.alias(), dag.map(order -> new HashSet<>(order.ancestors(task.alias()))));
    templates.forEach((where, value) -> check(value, where, place));
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

  private void check(Template value, String path, Place place) {
    for (Reference reference : value.references()) {
      switch (reference) {
        case InputReference input -> checkInput(input, path);
        case ContextReference context -> checkContext(context, path, place);
        case OutputReference output -> checkOutput(output, path, place);
      }
    }
  }

  private void checkInput(InputReference input, String path) {
    if (!types.declares(input)) {
      List<String> known = definition.inputs().stream().map(InputDefinition::name).toList();
      String fix = Fields.didYouMean(input.name(), known, "declare it under inputs");
      error(path, "input " + input.name() + " is not declared", fix);
    }
  }

  private void checkContext(ContextReference context, String path, Place place) {
    if (!types.declares(context)) {
      List<String> known = definition.contexts().stream().map(ContextDefinition::name).toList();
      String fix = Fields.didYouMean(context.name(), known, "declare it under contexts");
      error(path, "context " + context.name() + " is not declared", fix);
      return;
    }
    Set<String> setters = settersOf.getOrDefault(context.name(), Set.of());
    if (place.before().isPresent() && setters.stream().noneMatch(place.before().get()::contains)) {
      findings.warning(
          new Violation(
              path,
              0,
              "context " + context.name() + " is never set before task " + place.alias() + " runs",
              "set it with setToContext in a task that " + place.alias() + " needs"));
    }
  }

  private void checkOutput(OutputReference output, String path, Place place) {
    TaskDefinition task = tasks.get(output.alias());
    if (task == null) {
      String fix =
          Fields.didYouMean(
              output.alias(), List.copyOf(tasks.keySet()), "name the alias of a task");
      error(path, output + " names no task: " + output.alias() + " is not there", fix);
      return;
    }
    if (!types.declares(output)) {
      List<String> known = task.outputs().stream().map(TaskOutput::name).toList();
      String fix = Fields.didYouMean(output.name(), known, "declare it under outputs of that task");
      error(path, "task " + output.alias() + " has no output " + output.name(), fix);
    }
    if (place.before().isPresent() && !place.before().get().contains(output.alias())) {
      error(
          path,
          "task " + output.alias() + " does not end before task " + place.alias() + " starts",
          "add " + output.alias() + " to the needs of " + place.alias() + " in the dag");
    }
  }

  private void error(String path, String message, String fix) {
    findings.error(new Violation(path, 0, message, fix));
  }
}
