package io.eventops.trigger.definition;

import io.eventops.model.definition.PipelineDefinition;
import io.eventops.model.name.ImageRef;
import java.util.Optional;

/// The pipelines that triggers start, as pipeline-runner keeps them. Blocks.
@FunctionalInterface
public interface StoredPipelines {
  /// What the image means now; empty when nothing could be started.
  Optional<PipelineDefinition> find(ImageRef image);
}
