package io.eventops.model.definition;

import io.eventops.model.placeholder.Template;

/// What a task of type pipeline gives to an input of the pipeline it runs.
///
/// @param name of the input there
/// @param value text with placeholders of this pipeline; one placeholder alone for a file
public record TaskInput(String name, Template value) {}
