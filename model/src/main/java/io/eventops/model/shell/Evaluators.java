package io.eventops.model.shell;

import io.eventops.model.shell.Arguments.Syntax;
import java.util.List;
import java.util.Set;

/// Knows which commands evaluate which of their arguments, or run what they read.
final class Evaluators {
  private static final Syntax SSH = new Syntax("BbcDEeFIiJLlmOopQRSWw");
  private static final Syntax SED =
      new Syntax("efl", Set.of("--expression", "--file", "--line-length"), true);
  private static final Syntax AWK =
      new Syntax(
          "vFfeEil",
          Set.of("--assign", "--field-separator", "--file", "--source", "--exec", "--include"),
          false);
  private static final Set<String> AWK_PROGRAM =
      Set.of("f", "e", "E", "i", "l", "--file", "--source", "--exec", "--include", "--load");
  private static final Set<String> SED_PROGRAM = Set.of("e", "f", "--expression", "--file");
  private static final Syntax SU =
      new Syntax("cgGsTw", Set.of("--command", "--session-command", "--shell", "--group"), true);
  private static final Syntax COPY =
      new Syntax("ceFiJloPSX", Set.of("--rsh", "--rsync-path"), true);
  private static final Syntax SCRIPT =
      new Syntax("cEIBOTmo", Set.of("--command", "--log-out", "--log-in", "--log-io"), true);

  private final Findings findings;
  private final Builtins builtins;
  private final Interpreters interpreters;

  Evaluators(Findings findings) {
    this.findings = findings;
    this.builtins = new Builtins(findings);
    this.interpreters = new Interpreters(findings);
  }

  /// Checks one command.
  ///
  /// @return whether it runs its standard input as a program
  boolean runsInput(SimpleCommand command) {
    command.assignments.forEach(word -> builtins.assign(word, false));
    return !command.words.isEmpty() && program(command.words);
  }

  private boolean program(List<Word> words) {
    if (words.isEmpty()) {
      return false;
    }
    Word first = words.getFirst();
    List<Word> arguments = words.subList(1, words.size());
    if (!first.isKnown()) {
      findings.sink(first, Refusal.COMMAND_NAME);
      interpreters.scan(arguments);
      return false;
    }
    String name = first.baseName();
    findings.call(name, Content.of(arguments));
    if (builtins.check(name, arguments)) {
      return name.equals("source") || name.equals(".");
    }
    if (Interpreters.isInterpreter(name)) {
      return interpreters.check(name, arguments);
    }
    return switch (name) {
      case "awk", "gawk", "mawk", "nawk", "original-awk" ->
          textProgram(arguments, AWK, AWK_PROGRAM);
      case "sed", "gsed" -> textProgram(arguments, SED, SED_PROGRAM);
      case "ssh", "autossh", "sshpass-ssh" -> ssh(arguments);
      case "scp", "rsync", "sftp" -> copy(arguments);
      case "su", "runuser" -> su(arguments);
      case "script" -> script(arguments);
      case "watch" -> watch(arguments);
      case "parallel", "sem" -> evaluatesAll(arguments);
      case "flock" -> flock(arguments);
      case "find" -> find(arguments);
      case "at", "batch", "crontab" -> true;
      default ->
          Wrapper.of(name)
              .map(wrapper -> wrapped(wrapper, arguments))
              .orElseGet(() -> other(arguments));
    };
  }

  private boolean other(List<Word> arguments) {
    interpreters.scan(arguments);
    return false;
  }

  private boolean wrapped(Wrapper wrapper, List<Word> arguments) {
    Arguments parsed = Arguments.parse(arguments, wrapper.syntax());
    findings.sink(parsed.of(wrapper.code()), Refusal.EVALUATED);
    List<Word> inner = parsed.operandsFrom(wrapper.operands());
    int program = 0;
    while (program < inner.size() && Wrapper.assigns(inner.get(program))) {
      Word assignment = inner.get(program++);
      String text = assignment.text.toString();
      if (SpecialVariables.runsCode(text.substring(0, text.indexOf('=')))) {
        findings.sink(assignment, Refusal.EVALUATED);
      }
    }
    interpreters.scan(arguments);
    if (wrapper.onlyLooksUp(parsed)) {
      return false;
    }
    List<Word> command = inner.subList(program, inner.size());
    boolean shell = command.isEmpty() && (parsed.has("s") || parsed.has("i"));
    return program(command) || shell || wrapper.pastesInput(parsed, command);
  }

  /// The first operand is a program, unless an option brought one.
  private boolean textProgram(List<Word> arguments, Syntax syntax, Set<String> programOptions) {
    Arguments parsed = Arguments.parse(arguments, syntax);
    List<Word> programs = parsed.of(programOptions);
    findings.sink(programs, Refusal.PROGRAM_TEXT);
    if (programs.isEmpty() && !parsed.operands().isEmpty()) {
      findings.sink(parsed.operands().getFirst(), Refusal.PROGRAM_TEXT);
    }
    findings.sink(parsed.unclear(), Refusal.OPTION);
    return false;
  }

  private boolean ssh(List<Word> arguments) {
    Arguments parsed = Arguments.parse(arguments, SSH);
    findings.sink(parsed.of(Set.of("o", "F", "I")), Refusal.REMOTE_CODE);
    findings.sink(parsed.unclear(), Refusal.OPTION);
    List<Word> remote = parsed.operandsFrom(1);
    findings.sink(remote, Refusal.REMOTE_CODE);
    return remote.isEmpty() || Interpreters.runsInput(remote);
  }

  /// The path behind the colon goes through the shell of the other machine.
  private boolean copy(List<Word> arguments) {
    Arguments parsed = Arguments.parse(arguments, COPY);
    findings.sink(parsed.of(Set.of("e", "o", "S", "--rsh", "--rsync-path")), Refusal.REMOTE_CODE);
    findings.sink(parsed.unclear(), Refusal.OPTION);
    for (Word operand : parsed.operands()) {
      int colon = operand.text.indexOf(":");
      int slash = operand.text.indexOf("/");
      if (colon >= 0 && (slash < 0 || colon < slash)) {
        if (operand.text.indexOf(String.valueOf(Word.UNKNOWN), colon) > 0) {
          findings.sink(operand, Refusal.REMOTE_CODE);
        }
      }
    }
    return false;
  }

  private boolean su(List<Word> arguments) {
    Arguments parsed = Arguments.parse(arguments, SU);
    List<Word> code = parsed.of(Set.of("c", "s", "--command", "--session-command", "--shell"));
    findings.sink(code, Refusal.SHELL_CODE);
    findings.sink(parsed.unclear(), Refusal.OPTION);
    boolean login = !parsed.operands().isEmpty() && parsed.operands().getFirst().is("-");
    findings.sink(parsed.operandsFrom(login ? 2 : 1), Refusal.SHELL_CODE);
    return code.isEmpty();
  }

  private boolean script(List<Word> arguments) {
    Arguments parsed = Arguments.parse(arguments, SCRIPT);
    findings.sink(parsed.of(Set.of("c", "--command")), Refusal.SHELL_CODE);
    findings.sink(parsed.unclear(), Refusal.OPTION);
    return parsed.of(Set.of("c", "--command")).isEmpty();
  }

  private boolean watch(List<Word> arguments) {
    Arguments parsed =
        Arguments.parse(arguments, new Syntax("nq", Set.of("--interval", "--equexit"), false));
    if (parsed.has("x") || parsed.has("--exec")) {
      return program(parsed.operands());
    }
    return evaluatesAll(parsed.operands());
  }

  private boolean evaluatesAll(List<Word> arguments) {
    findings.sink(arguments, Refusal.EVALUATED);
    return false;
  }

  private boolean flock(List<Word> arguments) {
    Set<String> code = Set.of("c", "--command");
    Syntax syntax = new Syntax("wEc", Set.of("--wait", "--conflict-exit-code", "--command"), false);
    Arguments parsed = Arguments.parse(arguments, syntax);
    Arguments behindFile = Arguments.parse(parsed.operandsFrom(1), syntax);
    findings.sink(parsed.of(code), Refusal.SHELL_CODE);
    findings.sink(behindFile.of(code), Refusal.SHELL_CODE);
    return behindFile.options().isEmpty() && program(behindFile.operands());
  }

  private boolean find(List<Word> arguments) {
    Set<String> actions = Set.of("-exec", "-execdir", "-ok", "-okdir");
    for (int i = 0; i < arguments.size(); i++) {
      if (actions.contains(arguments.get(i).text.toString())) {
        int end = i + 1;
        while (end < arguments.size()
            && !arguments.get(end).is(";")
            && !arguments.get(end).is("+")) {
          end++;
        }
        program(arguments.subList(i + 1, end));
      }
    }
    return false;
  }
}
