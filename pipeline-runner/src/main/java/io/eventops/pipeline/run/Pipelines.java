package io.eventops.pipeline.run;

import io.eventops.model.definition.CommandTask;
import io.eventops.model.definition.PipelineDefinition;
import io.eventops.model.name.ImageRef;
import io.eventops.model.placeholder.Reference;
import io.eventops.model.placeholder.Template;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/// The definitions that a run is pinned to.
///
/// @param byImage every nested one, by the image text that names it
/// @param deepest how many pipelines may run inside each other, the root included
record Pipelines(PipelineDefinition root, Map<String, PipelineDefinition> byImage, int deepest) {
  Pipelines {
    byImage = Map.copyOf(byImage);
  }

  PipelineDefinition nested(ImageRef image) {
    PipelineDefinition found = byImage.get(image.toString());
    if (found == null) {
      throw new IllegalStateException("the run is not pinned to any revision of " + image);
    }
    return found;
  }

  /// The placeholders of a task's commands.
  Set<Reference> references(CommandTask task) {
    Set<Reference> references = new LinkedHashSet<>();
    for (Template command : task.commands()) {
      references.addAll(command.references());
    }
    return references;
  }
}
