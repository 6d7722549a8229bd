package io.eventops.pipeline.run;

import io.eventops.model.dag.DagNode;
import io.eventops.model.definition.PipelineDefinition;
import io.eventops.model.definition.PipelineTask;
import io.eventops.model.definition.TaskDefinition;
import io.eventops.pipeline.definition.Definitions;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Finds what defines the tasks of a run, also those of nested pipelines.
final class RunDefinitions {
  private final Definitions definitions;
  private final RunFacts facts;
  private final Map<Long, TaskRow> tasks = new HashMap<>();
  private final Map<Long, Optional<Known>> known = new HashMap<>();

  /// One pipeline of the run, by alias.
  private record Known(Map<String, TaskDefinition> tasks, Map<String, List<String>> needs) {
    static Known of(PipelineDefinition definition) {
      Map<String, TaskDefinition> tasks = new HashMap<>();
      definition.tasks().forEach(task -> tasks.put(task.alias(), task));
      Map<String, List<String>> needs = new HashMap<>();
      for (DagNode node : definition.dag()) {
        needs.put(
            node.name(), node.needs().stream().filter(need -> !need.equals(DagNode.ROOT)).toList());
      }
      return new Known(tasks, needs);
    }
  }

  RunDefinitions(Definitions definitions, RunFacts facts, Collection<TaskRow> tasks) {
    this.definitions = definitions;
    this.facts = facts;
    tasks.forEach(task -> this.tasks.put(task.id(), task));
  }

  Optional<TaskDefinition> of(TaskRow task) {
    return pipeline(task.parentTaskId())
        .flatMap(pipeline -> Optional.ofNullable(pipeline.tasks().get(task.alias())));
  }

  /// Aliases of the tasks that it needs, without `root`.
  List<String> needs(TaskRow task) {
    return pipeline(task.parentTaskId())
        .map(pipeline -> pipeline.needs().getOrDefault(task.alias(), List.of()))
        .orElse(List.of());
  }

  private Optional<Known> pipeline(long parentTaskId) {
    Optional<Known> found = known.get(parentTaskId);
    if (found == null) {
      found = revision(parentTaskId).map(id -> Known.of(definitions.revision(id).definition()));
      known.put(parentTaskId, found);
    }
    return found;
  }

  private Optional<Long> revision(long parentTaskId) {
    return parentTaskId == 0
        ? Optional.of(facts.revisionId())
        : Optional.ofNullable(tasks.get(parentTaskId))
            .flatMap(this::of)
            .filter(PipelineTask.class::isInstance)
            .map(PipelineTask.class::cast)
            .map(nested -> facts.children().get(nested.image().toString()));
  }
}
