package io.eventops.model.shell;

import io.eventops.model.placeholder.Template;

/// One entry of a task's `commands`, in the document it comes from.
///
/// @param path where it stands, as in `tasks[2].commands[0]`
/// @param line the line its text begins on; 0 when the document has no lines
public record ShellCommand(String path, int line, Template text) {}
