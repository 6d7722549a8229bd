package io.eventops.model.definition;

import io.eventops.model.placeholder.Template;
import java.util.Optional;

/// A value a pipeline hands to the pipeline that uses it.
///
/// @param value normally one `${{ outputs.ALIAS.NAME }}`
/// @param type that of the output it refers to; empty until the pipelines it comes from are linked
public record PipelineOutput(String name, Template value, Optional<ValueType> type) {}
