package io.eventops.trigger.definition;

import io.eventops.model.definition.InputDefinition;
import io.eventops.model.definition.PipelineDefinition;
import io.eventops.model.definition.TriggerDefinition;
import io.eventops.model.definition.TriggerInput;
import io.eventops.model.definition.TriggerPipeline;
import io.eventops.model.name.ImageRef;
import io.eventops.model.name.Nearest;
import io.eventops.model.validation.Violation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Compares what a trigger gives with what its pipelines take now. A trigger may come before its
/// pipelines, and these may change, so this warns and refuses nothing.
final class PipelineFit {
  private static final int MOST_IMAGES = 50;

  private final Map<ImageRef, Optional<PipelineDefinition>> known = new HashMap<>();
  private final List<Violation> warnings = new ArrayList<>();
  private final StoredPipelines pipelines;

  private PipelineFit(StoredPipelines pipelines) {
    this.pipelines = pipelines;
  }

  /// Without lines.
  static List<Violation> warnings(TriggerDefinition trigger, StoredPipelines pipelines) {
    PipelineFit fit = new PipelineFit(pipelines);
    for (int i = 0; i < trigger.pipelines().size() && fit.known.size() < MOST_IMAGES; i++) {
      fit.check("pipelines[" + i + "]", trigger.pipelines().get(i));
    }
    return List.copyOf(fit.warnings);
  }

  private void check(String path, TriggerPipeline entry) {
    known
        .computeIfAbsent(entry.image(), pipelines::find)
        .ifPresentOrElse(
            pipeline -> checkInputs(path + ".inputs", entry, pipeline),
            () ->
                warn(
                    path + ".image",
                    "there is no pipeline " + entry.image() + " that could start",
                    "apply it before the event comes"));
  }

  private void checkInputs(String path, TriggerPipeline entry, PipelineDefinition pipeline) {
    List<String> names = pipeline.inputs().stream().map(InputDefinition::name).toList();
    Set<String> given = new HashSet<>();
    for (int i = 0; i < entry.inputs().size(); i++) {
      TriggerInput input = entry.inputs().get(i);
      given.add(input.name());
      if (!names.contains(input.name())) {
        warn(
            path + "[" + i + "].name",
            "pipeline " + entry.image() + " has no input " + input.name(),
            Nearest.to(input.name(), names)
                .map(name -> "did you mean " + name + "?")
                .orElse("it is left out"));
      }
    }
    for (InputDefinition input : pipeline.inputs()) {
      if (!given.contains(input.name()) && input.fallback().isEmpty()) {
        warn(
            path,
            "pipeline " + entry.image() + " needs a value for input " + input.name(),
            "say where it is in the event");
      }
    }
  }

  private void warn(String path, String message, String fix) {
    warnings.add(new Violation(path, 0, message, fix));
  }
}
