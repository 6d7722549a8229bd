package io.eventops.model.shell;

import io.eventops.model.shell.Arguments.Syntax;
import java.util.List;
import java.util.Set;

/// The builtin commands of bash that evaluate some of their arguments.
final class Builtins {
  private static final Set<String> DECLARING =
      Set.of("declare", "typeset", "local", "export", "readonly");

  private final Findings findings;

  Builtins(Findings findings) {
    this.findings = findings;
  }

  /// The words so far begin a command whose arguments are assignments.
  static boolean declares(List<Word> words) {
    if (words.isEmpty()) {
      return false;
    }
    boolean prefixed = words.getFirst().is("builtin") || words.getFirst().is("command");
    int name = prefixed && words.size() > 1 ? 1 : 0;
    return DECLARING.contains(words.get(name).text.toString());
  }

  /// @return whether the name is one of these builtins
  boolean check(String name, List<Word> arguments) {
    switch (name) {
      case "eval", "trap", "alias", "compgen", "complete", "bind", "fc" ->
          findings.sink(arguments, Refusal.EVALUATED);
      case "source", "." -> findings.sink(arguments, Refusal.COMMAND_NAME);
      case "let" ->
          arguments.forEach(word -> ExpansionReader.evaluated(findings, word, Refusal.ARITHMETIC));
      case "unset" -> findings.sink(arguments, Refusal.VARIABLE_NAME);
      case "getopts" ->
          findings.sink(arguments.subList(0, Math.min(2, arguments.size())), Refusal.VARIABLE_NAME);
      case "printf" -> {
        Arguments parsed = Arguments.parse(arguments, new Syntax("v"));
        names(parsed, Set.of("v"));
        assigned(parsed, parsed.of(Set.of("v")));
      }
      case "wait" -> names(Arguments.parse(arguments, new Syntax("p")), Set.of("p"));
      case "read" -> {
        Arguments parsed = Arguments.parse(arguments, new Syntax("adinNptu"));
        names(parsed, Set.of("a"));
        findings.sink(parsed.operands(), Refusal.VARIABLE_NAME);
        readNames(parsed.operands());
        readNames(parsed.of(Set.of("a")));
        findings.readFromInput("REPLY");
      }
      case "mapfile", "readarray" -> {
        Arguments parsed = Arguments.parse(arguments, new Syntax("dnOsucC"));
        findings.sink(parsed.of(Set.of("C")), Refusal.EVALUATED);
        findings.sink(parsed.operands(), Refusal.VARIABLE_NAME);
        readNames(parsed.operands());
        findings.readFromInput("MAPFILE");
      }
      case "test", "[" -> test(arguments);
      default -> {
        if (!DECLARING.contains(name)) {
          return false;
        }
        declare(name, arguments);
      }
    }
    return true;
  }

  /// What a word of the form `name=value` assigns.
  void assign(Word word, boolean byDeclare) {
    String name = word.assigned == null ? "" : word.assigned;
    if (SpecialVariables.runsCode(name)) {
      findings.sink(word, Refusal.EVALUATED);
    }
    if (word.compound) {
      findings.array(name);
      findings.assign(name, word.content, word.origin);
    } else if (byDeclare) {
      findings.assignByDeclare(name, word.content, word.origin);
    } else {
      findings.assign(name, word.content, word.origin);
    }
  }

  private void names(Arguments parsed, Set<String> options) {
    findings.sink(parsed.of(options), Refusal.VARIABLE_NAME);
    findings.sink(parsed.unclear(), Refusal.OPTION);
  }

  private void assigned(Arguments parsed, List<Word> names) {
    Content content = Content.of(parsed.operands());
    names.forEach(name -> findings.assign(name.text.toString(), content, name.origin));
  }

  private void readNames(List<Word> names) {
    names.forEach(name -> findings.readFromInput(name.text.toString()));
  }

  /// `-v` evaluates the subscript of its operand, and a value may turn out to be `-v`.
  private void test(List<Word> words) {
    for (int i = 0; i + 1 < words.size(); i++) {
      Word operator = words.get(i);
      Word operand = words.get(i + 1);
      if (operator.is("-v") || operator.is("-R")) {
        findings.sink(operand, Refusal.VARIABLE_NAME);
      } else if (operator.startsUnknown() && !operand.isKnown()) {
        Content operators = operator.content.copy();
        operators.variables().clear();
        findings.sink(operators, operator.origin, Refusal.TEST_OPERATOR);
      }
    }
  }

  private void declare(String name, List<Word> arguments) {
    boolean integer = false;
    boolean reference = false;
    boolean array = false;
    for (Word word : arguments) {
      String text = word.text.toString();
      if (text.startsWith("-") || text.startsWith("+")) {
        integer |= text.indexOf('i') > 0;
        reference |= text.indexOf('n') > 0 && !name.equals("export");
        array |= text.indexOf('a') > 0 || text.indexOf('A') > 0;
        findings.sink(word, Refusal.VARIABLE_NAME);
        continue;
      }
      String variable = word.assigned == null ? text : word.assigned;
      if (word.assigned == null) {
        findings.sink(word, Refusal.VARIABLE_NAME);
      } else {
        assign(word, !name.equals("export") && !name.equals("readonly"));
      }
      if (integer) {
        findings.integer(variable);
      }
      if (array) {
        findings.array(variable);
      }
      if (reference) {
        findings.sink(word, Refusal.VARIABLE_NAME);
      }
    }
  }
}
