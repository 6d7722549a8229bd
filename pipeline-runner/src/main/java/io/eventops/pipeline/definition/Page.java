package io.eventops.pipeline.definition;

/// A part of a list of versions.
///
/// @param afterName only pipelines after this name; empty for all
/// @param afterVersion with it: also that pipeline, but only versions older than this one; empty
///     for none
/// @param most elements
/// @param contents false to leave the contents out
public record Page(String afterName, String afterVersion, int most, boolean contents) {}
