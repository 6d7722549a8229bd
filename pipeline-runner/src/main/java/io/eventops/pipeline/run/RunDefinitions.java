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

  RunDefinitions(Definitions definitions, RunFacts facts, Collection<TaskRow> tasks) {
    this.definitions = definitions;
    this.facts = facts;
    tasks.forEach(task -> this.tasks.put(task.id(), task));
  }

  Optional<TaskDefinition> of(TaskRow task) {
    return pipeline(task.parentTaskId()).flatMap(pipeline -> pipeline.task(task.alias()));
  }

  /// Aliases of the tasks that it needs, without `root`.
  List<String> needs(TaskRow task) {
    return pipeline(task.parentTaskId()).stream()
        .flatMap(pipeline -> pipeline.dag().stream())
        .filter(node -> node.name().equals(task.alias()))
        .flatMap(node -> node.needs().stream())
        .filter(need -> !need.equals(DagNode.ROOT))
        .toList();
  }

  private Optional<PipelineDefinition> pipeline(long parentTaskId) {
    if (parentTaskId == 0) {
      return Optional.of(definitions.revision(facts.revisionId()).definition());
    }
    return Optional.ofNullable(tasks.get(parentTaskId))
        .flatMap(this::of)
        .filter(PipelineTask.class::isInstance)
        .map(PipelineTask.class::cast)
        .map(nested -> facts.children().get(nested.image().toString()))
        .map(revision -> definitions.revision(revision).definition());
  }
}
