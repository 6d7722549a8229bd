package io.eventops.model.shell;

/// A bash script that is ready to run.
///
/// @param definitions assignments of the values to shell variables; must come before the commands
/// @param commands the author's commands, every placeholder replaced by a reference to a variable
public record ShellScript(String definitions, String commands) {
  public String text() {
    return definitions + commands;
  }

  /// Values may be secret.
  @Override
  public String toString() {
    return "ShellScript[" + commands + "]";
  }
}
