package io.eventops.model.definition;

import io.eventops.model.dag.Dag;
import io.eventops.model.dag.DagNode;
import io.eventops.model.validation.Violation;
import io.eventops.model.yaml.Findings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Finds what is wrong between the fields of a pipeline. Violations have paths and no lines.
final class PipelineCheck {
  private PipelineCheck() {}

  static void check(PipelineDefinition definition, Findings findings) {
    checkDuplicates(definition, findings);
    List<Violation> order =
        Dag.check(
            definition.dag(), definition.tasks().stream().map(TaskDefinition::alias).toList());
    if (!definition.dag().isEmpty()) {
      order.forEach(findings::error);
    }
    Optional<Dag> dag = order.isEmpty() ? Optional.of(Dag.of(definition.dag())) : Optional.empty();
    new ReferenceCheck(definition, dag, findings).check();
    checkContexts(definition).forEach(findings::error);
  }

  private static void checkDuplicates(PipelineDefinition definition, Findings findings) {
    unique("inputs", ".name", definition.inputs().stream().map(InputDefinition::name).toList())
        .check(findings);
    unique(
            "contexts",
            ".name",
            definition.contexts().stream().map(ContextDefinition::name).toList())
        .check(findings);
    unique("outputs", ".name", definition.outputs().stream().map(PipelineOutput::name).toList())
        .check(findings);
    List<String> aliases = definition.tasks().stream().map(TaskDefinition::alias).toList();
    unique("tasks", ".alias", aliases).check(findings);
    for (int i = 0; i < definition.tasks().size(); i++) {
      String path = "tasks[" + i + "]";
      TaskDefinition task = definition.tasks().get(i);
      if (task.alias().equals(DagNode.ROOT)) {
        String message = "root is the name of the start and cannot be a task";
        findings.error(new Violation(path + ".alias", 0, message, "choose another alias"));
      }
      unique(path + ".outputs", ".name", task.outputs().stream().map(TaskOutput::name).toList())
          .check(findings);
      if (task instanceof PipelineTask nested) {
        unique(path + ".inputs", ".name", nested.inputs().stream().map(TaskInput::name).toList())
            .check(findings);
      }
    }
  }

  private static Unique unique(String list, String field, List<String> names) {
    return new Unique(list, field, names);
  }

  private record Unique(String list, String field, List<String> names) {
    void check(Findings findings) {
      Map<String, Integer> first = new HashMap<>();
      for (int i = 0; i < names.size(); i++) {
        String name = names.get(i);
        Integer earlier = first.putIfAbsent(name, i);
        if (earlier != null && !name.isBlank()) {
          String message = name + " is already used by " + list + "[" + earlier + "]";
          String path = list + "[" + i + "]" + field;
          findings.error(new Violation(path, 0, message, "choose another name"));
        }
      }
    }
  }

  /// Whether every `setToContext` names a context of the same type; types not known yet pass.
  static List<Violation> checkContexts(PipelineDefinition definition) {
    List<Violation> violations = new ArrayList<>();
    Map<String, ValueType> contexts = new LinkedHashMap<>();
    definition.contexts().forEach(context -> contexts.put(context.name(), context.type()));
    for (int i = 0; i < definition.tasks().size(); i++) {
      List<TaskOutput> outputs = definition.tasks().get(i).outputs();
      for (int j = 0; j < outputs.size(); j++) {
        TaskOutput output = outputs.get(j);
        String path = "tasks[" + i + "].outputs[" + j + "].setToContext";
        output
            .setToContext()
            .flatMap(context -> checkContext(contexts, output, context, path))
            .ifPresent(violations::add);
      }
    }
    return violations;
  }

  private static Optional<Violation> checkContext(
      Map<String, ValueType> contexts, TaskOutput output, String name, String path) {
    ValueType wanted = contexts.get(name);
    if (wanted == null) {
      String fix = Fields.didYouMean(name, contexts.keySet(), "declare it under contexts");
      return Optional.of(new Violation(path, 0, "context " + name + " is not declared", fix));
    }
    return output
        .type()
        .filter(type -> type != wanted)
        .map(
            type ->
                "output " + output.name() + " is " + type + ", context " + name + " is " + wanted)
        .map(message -> new Violation(path, 0, message, "give both the same type"));
  }
}
