package io.eventops.cli.output;

/// How a command shows what the server answered, as `-o` says.
public enum Format {
  /// All that the server said, indented.
  json,
  yaml,
  /// For people.
  table,
  /// One `kind/name` on a line, for the next command.
  name
}
