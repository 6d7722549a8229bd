package io.eventops.pipeline.job;

import io.eventops.model.shell.ShellLiteral;
import io.eventops.model.shell.ShellScript;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// The file `run.sh` of a job.
///
/// Outputs are reported when the script ends, also by `exit` in the middle. A script that sets its
/// own trap on EXIT reports them only when it runs to its end.
public record JobScript(String text) {
  /// Longest value of an output, in bytes.
  static final int LONGEST_OUTPUT = 1 << 20;

  /// Of all outputs together, in bytes: as JSON, in which a byte may take six, they must fit into a
  /// column of 16 MiB.
  private static final int LONGEST_OUTPUTS = 2 << 20;

  private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

  /// @param outputs names of the shell variables to report
  /// @param environment exported to the commands
  /// @param stopAtFailure whether the first command that fails ends the script
  /// @throws IllegalArgumentException for a name that is no variable of a shell
  public static JobScript of(
      ShellScript script,
      List<String> outputs,
      Map<String, String> environment,
      boolean stopAtFailure) {
    StringBuilder text = new StringBuilder("#!/bin/bash\necho $$ > nohup.pid\n");
    environment.forEach(
        (name, value) ->
            text.append("export ")
                .append(variable(name))
                .append('=')
                .append(ShellLiteral.of(value))
                .append('\n'));
    text.append(script.definitions());
    text.append(reporting(outputs));
    if (stopAtFailure) {
      text.append("set -e\n");
    }
    // a backslash at the end of the commands must not reach our own lines
    text.append(script.commands()).append("\n\n");
    text.append("{ __eventops_code=$?; set +x; } 2> /dev/null\n");
    text.append("__eventops_report\n");
    text.append("exit \"$__eventops_code\"\n");
    return new JobScript(text.toString());
  }

  /// Writes the outputs, each as its name and its value with a NUL behind.
  private static String reporting(List<String> outputs) {
    StringBuilder text = new StringBuilder();
    text.append(
        "__eventops_directory=$PWD __eventops_code=0 __eventops_reported= __eventops_fault="
            + " __eventops_length=0\n");
    text.append("__eventops_output() {\n");
    text.append("  if [ \"${#2}\" -gt ").append(LONGEST_OUTPUT).append(" ]; then\n");
    text.append(
        "    builtin printf 'eventops: output %s is longer than %s bytes\\n' \"$1\" "
            + LONGEST_OUTPUT
            + " >&2\n");
    text.append("    return 1\n  fi\n");
    text.append("  if [ $((__eventops_length + ${#2})) -gt ")
        .append(LONGEST_OUTPUTS)
        .append(" ]; then\n");
    text.append(
        "    builtin printf 'eventops: output %s is too much: all outputs have at most %s bytes\\n'"
            + " \"$1\" "
            + LONGEST_OUTPUTS
            + " >&2\n");
    text.append("    return 1\n  fi\n");
    text.append("  __eventops_length=$((__eventops_length + ${#2}))\n");
    text.append("  builtin printf '%s\\0%s\\0' \"$1\" \"$2\" >&3\n}\n");
    text.append("__eventops_report() {\n");
    text.append("  [ \"$__eventops_reported\" ] && return\n");
    text.append("  __eventops_reported=yes\n");
    if (!outputs.isEmpty()) {
      text.append("  local LC_ALL=C\n");
      text.append("  {\n    :\n");
      for (String output : outputs) {
        String name = variable(output);
        text.append("    [ -z \"${" + name + "+set}\" ] || __eventops_output ");
        text.append(name + " \"$" + name + "\" || __eventops_fault=yes\n");
      }
      text.append("  } 3>| \"$__eventops_directory/outputs\" || __eventops_fault=yes\n");
      text.append(
          "  [ \"$__eventops_fault\" ] && [ \"$__eventops_code\" = 0 ] && __eventops_code=1\n");
      text.append("  return 0\n");
    }
    text.append("}\n");
    text.append("trap '{ __eventops_code=$?; set +ex; } 2> /dev/null; ");
    text.append("__eventops_report; exit \"$__eventops_code\"' EXIT\n");
    return text.toString();
  }

  private static String variable(String name) {
    if (!VARIABLE.matcher(name).matches()) {
      throw new IllegalArgumentException("'" + name + "' is no name of a shell variable");
    }
    return name;
  }

  /// It holds values, which may be secret.
  @Override
  public String toString() {
    return "JobScript[" + text.length() + " characters]";
  }
}
