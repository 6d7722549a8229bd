package io.eventops.model.definition;

import io.eventops.model.dag.DagNode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// One version of a pipeline: tasks, their order, and the values that flow between them.
///
/// @param timeout the longest a run may take; [#effectiveTimeout] knows the default
/// @param tags tags of the actuators that run its tasks (`actuatorSelector.tags`)
/// @param dag which task needs which, one node per task
public record PipelineDefinition(
    String version,
    String name,
    Optional<Duration> timeout,
    List<String> tags,
    List<InputDefinition> inputs,
    List<ContextDefinition> contexts,
    List<DagNode> dag,
    List<TaskDefinition> tasks,
    List<PipelineOutput> outputs) {

  public static final Duration DEFAULT_TIMEOUT = Duration.ofHours(24);

  public PipelineDefinition {
    tags = List.copyOf(tags);
    inputs = List.copyOf(inputs);
    contexts = List.copyOf(contexts);
    dag = List.copyOf(dag);
    tasks = List.copyOf(tasks);
    outputs = List.copyOf(outputs);
  }

  /// Reads and checks everything that can be known without the pipelines it runs as tasks; those
  /// are the business of [LinkedPipeline].
  ///
  /// @param caller creater of images that name none
  /// @throws io.eventops.model.validation.InvalidDocument with everything that is wrong
  public static Document<PipelineDefinition> read(String yaml, String caller) {
    return PipelineReader.read(yaml, caller);
  }

  /// Canonical YAML; reading it gives an equal definition.
  public String toYaml() {
    return PipelineWriter.write(this);
  }

  public Duration effectiveTimeout() {
    return timeout.orElse(DEFAULT_TIMEOUT);
  }

  public Optional<TaskDefinition> task(String alias) {
    return tasks.stream().filter(task -> task.alias().equals(alias)).findFirst();
  }

  public Optional<InputDefinition> input(String wanted) {
    return inputs.stream().filter(input -> input.name().equals(wanted)).findFirst();
  }

  public Optional<ContextDefinition> context(String wanted) {
    return contexts.stream().filter(context -> context.name().equals(wanted)).findFirst();
  }

  public Optional<PipelineOutput> output(String wanted) {
    return outputs.stream().filter(output -> output.name().equals(wanted)).findFirst();
  }
}
