package io.eventops.model.definition;

import io.eventops.model.name.ImageRef;
import io.eventops.model.validation.Violation;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// A pipeline checked together with the pipelines it runs as tasks.
///
/// @param definition with the types that come from those pipelines filled in
/// @param nested every pipeline that a run of this one can reach, by the image that names it
/// @param violations paths without lines; [Document#refuse] adds the lines
public record LinkedPipeline(
    PipelineDefinition definition,
    Map<ImageRef, ResolvedPipeline> nested,
    List<Violation> violations) {

  /// How many pipelines may run inside each other, the outermost included.
  public static final int DEFAULT_DEPTH = 8;

  public LinkedPipeline {
    nested = Map.copyOf(nested);
    violations = List.copyOf(violations);
  }

  /// Links with the default depth.
  public static LinkedPipeline link(
      PipelineDefinition definition,
      String creater,
      Function<ImageRef, Optional<ResolvedPipeline>> resolver) {
    return link(definition, creater, resolver, DEFAULT_DEPTH);
  }

  /// Checks inputs, outputs and types against the pipelines that are used, and refuses a pipeline
  /// that would run inside itself or nest too deeply.
  ///
  /// @param creater who applies the definition
  /// @param resolver finds what an image names, if the creater may use it; asked once per image
  public static LinkedPipeline link(
      PipelineDefinition definition,
      String creater,
      Function<ImageRef, Optional<ResolvedPipeline>> resolver,
      int depth) {
    return new PipelineLinker(definition, creater, resolver, depth).link();
  }
}
