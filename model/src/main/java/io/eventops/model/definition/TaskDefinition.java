package io.eventops.model.definition;

import java.util.List;

/// A step of a pipeline.
public sealed interface TaskDefinition permits CommandTask, PipelineTask {

  /// Its name in the dag and in `${{ outputs.ALIAS.NAME }}`.
  String alias();

  /// As it is written in YAML: `os`, `docker`, `k8s` or `pipeline`.
  String typeName();

  /// Tags of actuators to prefer to those of the pipeline.
  List<String> tags();

  List<TaskOutput> outputs();

  /// Whether successors run and the run can succeed although this task failed.
  boolean continueOnFailure();

  /// The same task with other outputs.
  TaskDefinition withOutputs(List<TaskOutput> others);
}
