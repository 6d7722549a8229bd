package io.eventops.model.shell;

import io.eventops.model.placeholder.Part;
import io.eventops.model.placeholder.Reference;
import io.eventops.model.placeholder.Text;
import io.eventops.model.validation.Violation;
import java.util.List;

/// Finds the command and line of an offset in the whole script.
final class Places {
  private final List<ShellCommand> commands;

  Places(List<ShellCommand> commands) {
    this.commands = commands;
  }

  Violation violation(int origin, String message, String fix) {
    int rest = origin;
    for (ShellCommand command : commands) {
      int line = command.line();
      for (Part part : command.text().parts()) {
        switch (part) {
          case Reference _ -> {
            if (rest-- == 0) {
              return new Violation(command.path(), line, message, fix);
            }
          }
          case Text(String text) -> {
            if (rest < text.length()) {
              return new Violation(
                  command.path(), after(line, text.substring(0, rest)), message, fix);
            }
            rest -= text.length();
            line = after(line, text);
          }
        }
      }
      if (rest-- == 0) {
        return new Violation(command.path(), line, message, fix);
      }
    }
    return new Violation("", 0, message, fix);
  }

  private static int after(int line, String text) {
    return line == 0 ? 0 : line + (int) text.chars().filter(c -> c == '\n').count();
  }
}
