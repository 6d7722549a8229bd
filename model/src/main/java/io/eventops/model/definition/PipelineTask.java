package io.eventops.model.definition;

import io.eventops.model.name.ImageRef;
import java.util.List;

/// Another pipeline, run as a step of this one.
///
/// @param image complete: with creater and version, which may be `latest`
public record PipelineTask(
    String alias,
    ImageRef image,
    List<String> tags,
    List<TaskInput> inputs,
    List<TaskOutput> outputs,
    boolean continueOnFailure)
    implements TaskDefinition {

  static final String TYPE = "pipeline";

  public PipelineTask {
    tags = List.copyOf(tags);
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
  }

  @Override
  public String typeName() {
    return TYPE;
  }

  @Override
  public PipelineTask withOutputs(List<TaskOutput> others) {
    return new PipelineTask(alias, image, tags, inputs, others, continueOnFailure);
  }
}
