package io.eventops.model.definition;

import io.eventops.model.name.ImageRef;

/// A stored pipeline that an image names.
///
/// @param image with the version `latest` stood for
public record ResolvedPipeline(ImageRef image, PipelineDefinition definition) {}
