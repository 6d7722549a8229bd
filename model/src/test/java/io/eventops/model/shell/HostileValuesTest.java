package io.eventops.model.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.eventops.testkit.corpus.HostileValues;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostileValuesTest {
  private static final String V = "${{ inputs.v }}";

  private static final int LONGEST_PATTERN = 2_000;

  @TempDir private Path folder;

  @Test
  void thereAreAtLeastTwoHundredValues() {
    assertThat(HostileValues.all().stream().distinct().count()).isGreaterThanOrEqualTo(200);
  }

  @Test
  void everyValueIsPrintedAsItIsInEveryQuotingContextAndNothingRuns()
      throws IOException, InterruptedException {
    Map<String, UnaryOperator<String>> data = dataContexts();
    Map<String, UnaryOperator<String>> patterns = new LinkedHashMap<>(data);
    patterns.putAll(patternContexts());
    ShellTemplate dataOnly = template(data);
    ShellTemplate withPatterns = template(patterns);
    List<String> wrong = new ArrayList<>();

    for (String value : HostileValues.all()) {
      boolean small = value.length() <= LONGEST_PATTERN;
      ShellTemplate template = small ? withPatterns : dataOnly;
      Bash.Result result = Bash.run(folder, template.render(Map.of(Bash.VALUE, value)));
      compare(small ? patterns : data, value, result, wrong);
    }

    assertThat(wrong).isEmpty();
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).isEmpty();
    }
  }

  private static ShellTemplate template(Map<String, UnaryOperator<String>> contexts) {
    StringBuilder script = new StringBuilder();
    contexts.keySet().forEach(snippet -> script.append(snippet).append("\nprintf '\\0'\n"));
    return Bash.template(script.toString());
  }

  private static void compare(
      Map<String, UnaryOperator<String>> contexts,
      String value,
      Bash.Result result,
      List<String> wrong) {
    String[] printed = result.output().split("\0", -1);
    int i = 0;
    for (Map.Entry<String, UnaryOperator<String>> context : contexts.entrySet()) {
      String actual = i < printed.length ? printed[i++] : "";
      if (!actual.equals(context.getValue().apply(value))) {
        wrong.add(brief(context.getKey()) + " with " + brief(value) + ": " + brief(actual));
      }
    }
    if (!result.errors().isEmpty()) {
      wrong.add(brief(value) + " complains: " + brief(result.errors()));
    }
  }

  /// Snippets that print the value, with what they print.
  private static Map<String, UnaryOperator<String>> dataContexts() {
    Map<String, UnaryOperator<String>> all = new LinkedHashMap<>();
    all.put("printf '%s' " + V, v -> v);
    all.put("printf '%s' a" + V + "b" + V, v -> "a" + v + "b" + v);
    all.put("printf '%s' \"a " + V + " b\"", v -> "a " + v + " b");
    all.put("printf '%s' \"\\\"" + V + "\\\\\"", v -> "\"" + v + "\\");
    all.put("printf '%s' 'it \"is\" \\ $x " + V + "!'", v -> "it \"is\" \\ $x " + v + "!");
    all.put("printf '%s' '" + V + "'", v -> v);
    all.put("printf '%s' $'a\\t" + V + "\\'b'", v -> "a\t" + v + "'b");
    all.put("printf '%s' $\"a " + V + "\"", v -> "a " + v);
    all.put("printf '%s' \\" + "\n" + V, v -> v);
    all.put("cat <<EOF\na " + V + " \\$b\nEOF", v -> "a " + v + " $b\n");
    all.put(
        "cat <<'EOF'\n$HOME `x` \\ \\\\ \"" + V + "\" $(x)\nEOF",
        v -> "$HOME `x` \\ \\\\ \"" + v + "\" $(x)\n");
    all.put("cat <<\"E O F\"\n" + V + "\\\n'x'\nE O F", v -> v + "\\\n'x'\n");
    all.put("cat <<\\EOF\n$(" + V + "\nEOF", v -> "$(" + v + "\n");
    all.put("cat <<-EOF\n\t\t" + V + "\n\tEOF", v -> v + "\n");
    all.put("cat <<-'EOF'\n\t$a " + V + "\n\tEOF", v -> "$a " + v + "\n");
    all.put("cat <<'EOF'\nEVENTOPS_END\n" + V + "\nEOF", v -> "EVENTOPS_END\n" + v + "\n");
    all.put("cat <<A; cat <<'B'\n" + V + "\nA\n'$" + "x" + V + "\nB", v -> v + "\n'$x" + v + "\n");
    all.put("cat <<EOF | cat\n$(printf '%s_' " + V + ")\nEOF", v -> v + "_\n");
    all.put("cat <<EOF\n`printf '%s_' \"" + V + "\"`\nEOF", v -> v + "_\n");
    all.put("cat <<EOF\n${u:-" + V + "} ${u:-\"" + V + "\"}\nEOF", v -> v + " " + v + "\n");
    all.put("printf '%s' \"$(cat <<EOF\n" + V + "_\nEOF\n)\"", v -> v + "_");
    all.put(
        "printf '%s' \"$(cat <<'EOF'\n$x\\" + V.replace("$", "\n$") + "_\nEOF\n)\"",
        v -> "$x\\\n" + v + "_");
    all.put("cat <<< " + V, v -> v + "\n");
    all.put("cat <<< \"a" + V + "\"", v -> "a" + v + "\n");
    all.put("cat <<< 'a" + V + "'", v -> "a" + v + "\n");
    all.put("printf done # '" + V + "\" $(", _ -> "done");
    all.put("# " + V + "\nprintf done", _ -> "done");
    all.put("printf '%s' $(: # " + V + "\nprintf done)", _ -> "done");
    all.put("printf '%s' \"$(printf '%s_' " + V + ")\"", v -> v + "_");
    all.put("printf '%s' \"$(printf '%s_' \"$(printf '%s_' '" + V + "')\")\"", v -> v + "__");
    all.put("printf '%s' \"`printf '%s_' " + V + "`\"", v -> v + "_");
    all.put("printf '%s' \"`printf '%s_' \\\"" + V + "\\\"`\"", v -> v + "_");
    all.put("printf '%s' \"`printf '%s_' '" + V + "'`\"", v -> v + "_");
    all.put(
        "x=`printf '%s_' \"\\`printf '%s_' '" + V + "'\\`\"`; printf '%s' \"$x\"", v -> v + "__");
    all.put("x=`cat <<EOF\n" + V + "_\nEOF\n`; printf '%s' \"$x\"", v -> v + "_");
    all.put("printf '%s' ${u:-" + V + "}", v -> v);
    all.put("printf '%s' ${u:-'" + V + "'}", v -> v);
    all.put("printf '%s' ${u:-\"" + V + "\"}", v -> v);
    all.put("printf '%s' \"${u:-" + V + "}\"", v -> v);
    all.put("printf '%s' \"${u:-a\"" + V + "\"b}\"", v -> "a" + v + "b");
    all.put("printf '%s' \"${u:-'" + V + "'}\"", v -> "'" + v + "'");
    all.put("printf '%s' \"${u-$(printf '%s_' " + V + ")}\"", v -> v + "_");
    all.put("printf '%s' \"${HOME:+" + V + "}\"", v -> v);
    all.put("cat <(printf '%s' " + V + ")", v -> v);
    all.put("printf '%s' \"" + V + "\" > >(cat); wait $!", v -> v);
    all.put("x=" + V + "; printf '%s' \"$x\"", v -> v);
    all.put(
        "x=a" + V + "\"b" + V + "\"'c" + V + "'; printf '%s' \"$x\"",
        v -> "a" + v + "b" + v + "c" + v);
    all.put("export x1=" + V + "; printf '%s' \"$x1\"", v -> v);
    all.put("declare x2=" + V + "; readonly x3=\"" + V + "\"; printf '%s' \"$x2$x3\"", v -> v + v);
    all.put(
        "a=(" + V + " '" + V + "' # " + V + "\n); a+=(\"" + V + "\"); printf '%s|' \"${a[@]}\"",
        v -> (v + "|").repeat(3));
    all.put("f() { local y=" + V + "; printf '%s' \"$1$y\"; }; f " + V, v -> v + v);
    all.put("function g { printf '%s' " + V + "; }; g", v -> v);
    all.put("for i in " + V + " x" + V + "; do printf '%s|' \"$i\"; done", v -> v + "|x" + v + "|");
    all.put("{ (printf '%s' " + V + "); } | cat", v -> v);
    all.put("E=" + V + " bash -c 'printf %s \"$E\"'", v -> v);
    all.put("bash -c 'printf %s \"$1\"' _ " + V, v -> v);
    all.put("bash -s -- " + V + " <<'EOF'\nprintf %s \"$1\"\nEOF", v -> v);
    all.put("awk 'BEGIN { printf \"%s\", ENVIRON[\"E\"] }' || true; printf '%s' " + V, v -> v);
    all.put(
        "test x" + V + " = \"x" + V + "\" && [ x" + V + " = 'x" + V + "' ] && printf yes",
        _ -> "yes");
    all.put("time_() { printf '%s' \"$#$1\"; }; time_ " + V + " ''", v -> "2" + v);
    all.put("printf '%s' x{a,b" + V + "} | cat", v -> "xaxb" + v);
    all.put("printf '%s' \"$(( 1 + 2 ))" + V + "$(( (3) ))\"", v -> "3" + v + "3");
    return all;
  }

  /// Snippets that use the value as a pattern: bash is too slow at that for long values.
  private static Map<String, UnaryOperator<String>> patternContexts() {
    Map<String, UnaryOperator<String>> all = new LinkedHashMap<>();
    all.put("x=1" + V + "2; printf '%s' \"${x#1" + V + "}\"", _ -> "2");
    all.put("x=1" + V + "2; printf '%s' \"${x%'" + V + "'2}\"", _ -> "1");
    all.put("x=1Z2; printf '%s' \"${x/Z/" + V + "}\"", v -> "1" + v + "2");
    all.put("x=1Z2; printf '%s' \"${x//Z/'" + V + "'}\"", v -> "1" + v + "2");
    all.put("x=1Z2; y=${x/Z/\"" + V + "\"}; printf '%s' \"$y\"", v -> "1" + v + "2");
    all.put(
        "if [[ " + V + " == " + V + " && 'a" + V + "' != " + V + " ]]; then printf yes; fi",
        _ -> "yes");
    all.put("[[ a" + V + "b =~ ^a" + V + "b$ ]] && printf yes", _ -> "yes");
    all.put("case " + V + " in a" + V + ") printf no;; '" + V + "') printf yes;; esac", _ -> "yes");
    all.put("case x in (y | " + V + "x) ;; x) printf '%s' " + V + " ;; esac", v -> v);
    return all;
  }

  private static String brief(String text) {
    String shown = text.replace("\n", "\\n").replace("\u0001", "<1>").replace("\u007f", "<7f>");
    return shown.length() > 120 ? shown.substring(0, 120) + "..." : shown;
  }
}
