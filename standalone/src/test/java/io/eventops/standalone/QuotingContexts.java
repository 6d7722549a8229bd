package io.eventops.standalone;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/// One script that uses a placeholder in every way in which bash quotes, and what it prints. Each
/// part ends with a NUL, which no value contains, so that nothing that is printed is ambiguous.
final class QuotingContexts {
  private final List<Context> contexts = new ArrayList<>();

  /// @param commands print the value, with what `printed` puts around it
  private record Context(String commands, UnaryOperator<String> printed) {}

  /// @param placeholder as in `${{ inputs.v }}`
  static QuotingContexts of(String placeholder) {
    QuotingContexts all = new QuotingContexts();
    all.addWords(placeholder);
    all.addHereDocuments(placeholder);
    all.addSubstitutions(placeholder);
    all.addVariables(placeholder);
    return all;
  }

  private void addWords(String v) {
    add("printf %s " + v, value -> value);
    add("printf %s a" + v + "b" + v, value -> "a" + value + "b" + value);
    add("printf %s \"a \\\" " + v + " $u\"", value -> "a \" " + value + " ");
    add("printf %s '\"$x` " + v + " \\'", value -> "\"$x` " + value + " \\");
    add("printf %s $'a\\t\\'" + v + "'", value -> "a\t'" + value);
    add("printf %s \"${u:-" + v + "}\"${u:-'" + v + "'}", value -> value + value);
    add("printf done # '" + v + "\" $(", _ -> "done");
    add("# " + v + "\nprintf done", _ -> "done");
    add("for word in " + v + " x; do printf '%s|' \"$word\"; done", value -> value + "|x|");
  }

  private void addHereDocuments(String v) {
    add(
        "cat <<EOF\n\\$a " + v + "\n$(printf '%s_' " + v + ")\nEOF",
        value -> "$a " + value + "\n" + value + "_\n");
    add("cat <<'EOF'\n$HOME `x` \\ " + v + "\nEOF", value -> "$HOME `x` \\ " + value + "\n");
    add("cat <<\"E O F\"\n" + v + "\\\nE O F", value -> value + "\\\n");
    add("cat <<-EOF\n\t" + v + "\n\tEOF", value -> value + "\n");
    // a here-string
    add(
        "cat <<< a" + v + "\"b" + v + "\"'c" + v + "'",
        value -> "a" + value + "b" + value + "c" + value + "\n");
  }

  /// Command substitution takes line ends away: something has to stand behind the value.
  private void addSubstitutions(String v) {
    add("printf %s \"$(printf '%s_' " + v + ")\"", value -> value + "_");
    add("printf %s \"$(printf '%s_' \"$(printf '%s_' '" + v + "')\")\"", value -> value + "__");
    add("printf %s \"$(cat <<EOF\n" + v + "_\nEOF\n)\"", value -> value + "_");
    add("printf %s \"`printf '%s_' " + v + "`\"", value -> value + "_");
    add("printf %s \"`printf '%s_' \\\"" + v + "\\\"`\"", value -> value + "_");
    add(
        "x=`printf '%s_' \"\\`printf '%s_' '" + v + "'\\`\"`; printf %s \"$x\"",
        value -> value + "__");
    add("cat <(printf %s " + v + ")", value -> value);
  }

  private void addVariables(String v) {
    add("x=" + v + "; printf %s \"$x\"", value -> value);
    add("x=a\"" + v + "\"'" + v + "'; printf %s \"$x\"", value -> "a" + value + value);
    add(
        "x=" + v + " bash -c 'printf \"%s|\" \"$x\" \"$1\"' _ " + v,
        value -> (value + "|").repeat(2));
    add(
        "list=(" + v + " '" + v + "'); printf '%s|' \"${list[@]}\"",
        value -> (value + "|").repeat(2));
    add("f() { local y=" + v + "; printf %s \"$1$y\"; }; f " + v, value -> value + value);
  }

  private void add(String commands, UnaryOperator<String> printed) {
    contexts.add(new Context(commands + "\nprintf '\\0'\n", printed));
  }

  String script() {
    return contexts.stream().map(Context::commands).collect(Collectors.joining());
  }

  /// What each part of the script prints.
  List<String> printed(String value) {
    return contexts.stream().map(context -> context.printed.apply(value)).toList();
  }

  /// The commands of a part.
  String commands(int part) {
    return contexts.get(part).commands;
  }
}
