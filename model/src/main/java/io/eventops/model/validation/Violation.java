package io.eventops.model.validation;

/// One thing that is wrong with a document, for the person who has to mend it.
///
/// @param path where in the document, as in `tasks[2].outputs[0].name`; empty for the whole
///     document
/// @param line line of the source text, from 1; 0 when the document has no lines (an API body)
/// @param message what is wrong, with the offending value
/// @param fix what to do about it; empty when the message already says it
public record Violation(String path, int line, String message, String fix) {

  public Violation(String path, int line, String message) {
    this(path, line, message, "");
  }

  /// One line for terminals and logs: `line 12, tasks[2].alias: ...; fix`.
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    if (line > 0) {
      text.append("line ").append(line);
    }
    if (!path.isEmpty()) {
      text.append(text.isEmpty() ? "" : ", ").append(path);
    }
    if (!text.isEmpty()) {
      text.append(": ");
    }
    text.append(message);
    return fix.isEmpty() ? text.toString() : text.append("; ").append(fix).toString();
  }
}
