package io.eventops.model.shell;

import io.eventops.model.shell.Arguments.Syntax;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Programs that run a program text: shells and scripting languages.
final class Interpreters {
  private static final Set<String> SHELLS =
      Set.of("sh", "bash", "rbash", "dash", "ash", "ksh", "mksh", "zsh", "fish", "csh", "tcsh");
  private static final Syntax SHELL = new Syntax("oO", Set.of("--rcfile", "--init-file"), false);

  private final Findings findings;

  /// @param code options whose argument is a program
  /// @param endsOptions no options follow the one with the program
  private record Language(Syntax syntax, Set<String> code, boolean endsOptions) {}

  Interpreters(Findings findings) {
    this.findings = findings;
  }

  static boolean isInterpreter(String name) {
    return SHELLS.contains(name) || language(name).isPresent();
  }

  /// The words of a remote command start an interpreter without a script.
  static boolean runsInput(List<Word> words) {
    String[] name = words.getFirst().text.toString().strip().split("\\s+", 2);
    return isInterpreter(name[0].substring(name[0].lastIndexOf('/') + 1))
        && (words.size() > 1 ? words.get(1).startsWith("-") : true)
        && (name.length == 1 || name[1].startsWith("-s"));
  }

  /// @return whether the standard input is run as a program
  boolean check(String name, List<Word> arguments) {
    if (SHELLS.contains(name)) {
      return shell(arguments);
    }
    return language(name).map(language -> check(language, arguments)).orElse(false);
  }

  /// Finds interpreters among the arguments of a command that is not known, as in
  /// `docker exec NAME sh -c ...`.
  void scan(List<Word> words) {
    for (int i = 0; i + 1 < words.size(); i++) {
      Word word = words.get(i);
      if (word.isKnown() && words.get(i + 1).startsWith("-")) {
        List<Word> arguments = words.subList(i + 1, words.size());
        if (SHELLS.contains(word.baseName())) {
          shellCode(Arguments.parse(arguments, SHELL)).ifPresent(this::refuseScript);
        } else {
          language(word.baseName())
              .map(language -> programs(language, arguments))
              .ifPresent(programs -> findings.sink(programs, Refusal.PROGRAM_TEXT));
        }
      }
    }
  }

  private boolean shell(List<Word> arguments) {
    Arguments parsed = Arguments.parse(arguments, SHELL);
    findings.sink(parsed.of(Set.of("--rcfile", "--init-file")), Refusal.COMMAND_NAME);
    Optional<Word> code = shellCode(parsed);
    code.ifPresent(this::refuseScript);
    if (code.isPresent()) {
      return false;
    }
    if (parsed.has("s") || parsed.operands().isEmpty()) {
      return true;
    }
    Word script = parsed.operands().getFirst();
    findings.sink(script, Refusal.COMMAND_NAME);
    return script.is("-") || script.is("/dev/stdin");
  }

  private static Optional<Word> shellCode(Arguments parsed) {
    return parsed.has("c") ? parsed.operands().stream().findFirst() : Optional.empty();
  }

  private void refuseScript(Word script) {
    findings.sink(script, Refusal.SHELL_CODE);
  }

  private boolean check(Language language, List<Word> arguments) {
    List<Word> programs = programs(language, arguments);
    findings.sink(programs, Refusal.PROGRAM_TEXT);
    Arguments parsed = Arguments.parse(arguments, language.syntax);
    if (!programs.isEmpty()) {
      if (!language.endsOptions) {
        findings.sink(parsed.unclear(), Refusal.OPTION);
      }
      return false;
    }
    if (parsed.operands().isEmpty()) {
      return !parsed.has("m");
    }
    findings.sink(parsed.operands().getFirst(), Refusal.COMMAND_NAME);
    return parsed.operands().getFirst().is("-");
  }

  private static List<Word> programs(Language language, List<Word> arguments) {
    if (!language.endsOptions) {
      return Arguments.parse(arguments, language.syntax).of(language.code);
    }
    List<Word> programs = new ArrayList<>();
    for (int i = 0; i < arguments.size() && programs.isEmpty(); i++) {
      List<Word> first = arguments.subList(0, Math.min(i + 2, arguments.size()));
      programs.addAll(Arguments.parse(first, language.syntax).of(language.code));
    }
    return programs;
  }

  private static Optional<Language> language(String name) {
    return switch (name.replaceFirst("[0-9.]+$", "")) {
      case "python", "pypy" ->
          Optional.of(new Language(new Syntax("cmWXQ"), Set.of("c", "m"), true));
      case "perl" ->
          Optional.of(new Language(new Syntax("eEIMm"), Set.of("e", "E", "M", "m"), false));
      case "ruby" -> Optional.of(new Language(new Syntax("eErIC"), Set.of("e", "r"), false));
      case "node", "nodejs", "deno", "bun" ->
          Optional.of(
              new Language(
                  new Syntax("epr", Set.of("--eval", "--print", "--require", "--import"), false),
                  Set.of("e", "p", "r", "--eval", "--print", "--require", "--import"),
                  false));
      case "php" ->
          Optional.of(
              new Language(new Syntax("rBREdcfz"), Set.of("r", "B", "R", "E", "d", "f"), false));
      case "lua", "luajit" -> Optional.of(new Language(new Syntax("el"), Set.of("e", "l"), false));
      case "Rscript", "osascript", "groovy", "guile" ->
          Optional.of(new Language(new Syntax("e"), Set.of("e"), false));
      default -> Optional.empty();
    };
  }
}
