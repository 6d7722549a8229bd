package io.eventops.pipeline.definition;

import io.eventops.model.definition.PipelineDefinition;
import io.eventops.model.name.ImageRef;

/// One content of one version of a pipeline. It never changes: applying the version again makes
/// another revision.
///
/// @param image creater, name and version, never `latest`
public record Revision(long id, ImageRef image, PipelineDefinition definition) {}
