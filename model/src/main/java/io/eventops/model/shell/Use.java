package io.eventops.model.shell;

import io.eventops.model.placeholder.Reference;
import java.util.Optional;

/// A value at one place of the script.
///
/// @param reference the placeholder; empty for a value that the script reads from some input
/// @param origin offset of the place in the whole script
record Use(Optional<Reference> reference, int origin) {}
