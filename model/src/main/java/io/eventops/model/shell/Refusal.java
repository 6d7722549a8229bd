package io.eventops.model.shell;

/// A place in which the shell, or a program it starts, takes data for code; what to write instead.
enum Refusal {
  ARITHMETIC(
      "an arithmetic expression is evaluated, names and subscripts in it run commands",
      "make it a number first: $(printf '%d' {})"),
  SUBSCRIPT(
      "an array subscript is evaluated and may run commands",
      "make it a number first: $(printf '%d' {}), or use case for names"),
  COMPARISON(
      "[[ ]] evaluates both sides of -eq, -ne, -lt, -le, -gt and -ge, and the operand of -v",
      "use [ {} -lt 5 ], which takes numbers only"),
  COMMAND_NAME(
      "the value would choose the program that runs",
      "name the programs yourself: case {} in start) ./start ;; stop) ./stop ;; esac"),
  EVALUATED(
      "this command evaluates its arguments as shell code",
      "call the command directly, with the value as an argument of its own"),
  SHELL_CODE(
      "this argument is a script", "pass the value after the script: bash -c 'echo \"$1\"' _ {}"),
  REMOTE_CODE(
      "ssh joins its arguments and the remote shell evaluates them",
      "send the value through the standard input: ssh HOST 'read -r value; ...' <<< {}"),
  PROGRAM_TEXT(
      "this argument is the text of a program",
      "pass the value as data: awk -v x={} '...', python3 -c '...sys.argv[1]...' {}, or use"
          + " ${text//search/replacement} of bash instead of sed"),
  PROGRAM_INPUT(
      "the program that reads this input runs it as code",
      "keep the script constant and pass the value as an argument: bash -s -- {} <<'EOF'"),
  VARIABLE_NAME(
      "the value would be the name of a variable, and names may contain subscripts that run"
          + " commands",
      "use a fixed name, and the value only behind the equals sign: name={}"),
  INTEGER_VARIABLE(
      "the shell evaluates what is assigned to this variable",
      "assign to an ordinary variable of another name"),
  DECLARED_ARRAY(
      "declare evaluates a text that is assigned to an array", "use a list: declare -a names=({})"),
  OPTION(
      "the value may begin with a dash and be taken for an option that runs code",
      "put -- before the first operand"),
  TEST_OPERATOR(
      "the value may be taken for the operator -v, which evaluates its operand",
      "write the operator yourself: [ {} = ... ]"),
  DUPLICATED_OUTPUT(
      "bash expands the text after >& and <& twice", "redirect to a file with &> or > instead"),
  PARAMETER(
      "bash evaluates this part of ${...}", "use the value alone, or assign it to a variable"),
  DELIMITER(
      "the delimiter of a here-document is never replaced",
      "use a fixed delimiter; the value may stand in the text"),
  ESCAPED(
      "a backslash before a placeholder has no clear meaning",
      "write \\\\ for a backslash, or leave it out");

  private final String reason;
  private final String fix;

  Refusal(String reason, String fix) {
    this.reason = reason;
    this.fix = fix;
  }

  String reason() {
    return reason;
  }

  String fix(String example) {
    return fix.replace("{}", example);
  }
}
