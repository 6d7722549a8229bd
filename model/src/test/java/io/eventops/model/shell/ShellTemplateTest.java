package io.eventops.model.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.eventops.model.placeholder.InputReference;
import io.eventops.model.placeholder.OutputReference;
import io.eventops.model.placeholder.Reference;
import io.eventops.model.placeholder.Template;
import io.eventops.model.placeholder.Text;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShellTemplateTest {
  private static final Reference EMAIL = new InputReference("email");

  @TempDir private Path folder;

  @Test
  void definesEachValueOnceAndRefersToItInTheFormOfItsQuoting() {
    ShellTemplate template =
        Bash.template("echo ${{ inputs.email }} \"<${{ inputs.email }}>\" '${{ inputs.email }}'");

    ShellScript script = template.render(Map.of(EMAIL, "o'neil@x"));

    assertThat(script)
        .isEqualTo(
            new ShellScript(
                "eo_inputs_email='o'\\''neil@x'\n",
                "echo \"${eo_inputs_email}\" \"<${eo_inputs_email}>\" ''\"${eo_inputs_email}\"''\n"));
  }

  @Test
  void choosesANameThatTheScriptDoesNotUseItself() {
    ShellTemplate template =
        Bash.template("eo_inputs_email=mine; echo \"$eo_inputs_email\" ${{ inputs.email }}");

    assertThat(template.render(Map.of(EMAIL, "x")).definitions())
        .isEqualTo("eo_inputs_email_2='x'\n");
  }

  @Test
  void keepsPlaceholdersApartWhoseNamesBecomeTheSame() {
    Reference dashed = new OutputReference("a-b", "c");
    Reference underscored = new OutputReference("a_b", "c");
    ShellTemplate template = Bash.template("echo ${{ outputs.a-b.c }} ${{ outputs.a_b.c }}");

    ShellScript script = template.render(Map.of(dashed, "1", underscored, "2"));

    assertThat(script.definitions()).isEqualTo("eo_outputs_a_b_c='1'\neo_outputs_a_b_c_2='2'\n");
    assertThat(template.references()).containsExactly(dashed, underscored);
  }

  @Test
  void leavesAScriptWithoutPlaceholdersAsItIs() {
    String script =
        """
        #!/bin/bash
        # it's a "comment" with ( and `
        set -euo pipefail; shopt -s extglob
        declare -A map=([a]=1 ["b c"]='2') ; list=( $(ls) "x y" # comment )
        )
        for ((i = 0; i < ${#list[@]}; i++)); do echo "${list[i]}" "${list[$i]:1:2}"; done
        case "$1" in
          (start|'stop x') echo a ;;& # odd ) here
          @(a|b)*) echo b ;;
          *) : ;;
        esac
        cat <<-'A' <<"B" > /dev/null
        \t$( ` ' "
        \tA
        ${ x
        B
        x=$(case y in y) echo ")" ;; esac); y=`echo \\`echo "a)"\\``
        if [[ $x =~ ^(a|b)\\ c$ && ! ( -f $y ) ]]; then ((i++)) || true; fi
        [[ $x =~ a\\(([^,]+),[\\t\\ ]*(0x[^,]+)\\) ]] || [[ ($x == @(a|b)) ]]
        f() { local a=$1; echo ${a//\\//_} ${a##*/} $((a<<2)) $[1+1]; }; ( (echo) ; ((1)) )
        diff <(sort "$1") <(sort "$2") >&2 2>&1 &> /dev/null || echo $'it\\'s' $"x" $!
        while read -r line; do echo "$line"; done < <(ls) ; coproc c { cat; }
        echo ${x:-"a}b"} "${x:-'}" ${x:-'}'} "${y#'}'}" \\
          end; echo a#b $# ${#} ${#x} ${!x} ${!map[@]} "${@:2}" {a,b}{1..3}
        """;

    assertThat(Bash.template(script).render(Map.of()).text()).isEqualTo(script + "\n");
  }

  @Test
  void anUnquotedPlaceholderIsOneWordWhateverItsValueIs() throws IOException, InterruptedException {
    String script = "f() { echo $#; }; f ${{ inputs.v }}";

    assertThat(Bash.run(folder, Bash.render(script, "a b  *")).output()).isEqualTo("1\n");
    assertThat(Bash.run(folder, Bash.render(script, "")).output()).isEqualTo("1\n");
  }

  @Test
  void aQuotationMayGoOnInTheNextCommand() throws IOException, InterruptedException {
    ShellTemplate template =
        ShellTemplate.parse(
            List.of(
                new ShellCommand("commands[0]", 1, Template.parse("cat <<'E'")),
                new ShellCommand("commands[1]", 2, Template.parse("$x ${{ inputs.email }}")),
                new ShellCommand("commands[2]", 3, Template.parse("E"))));

    ShellScript script = template.render(Map.of(EMAIL, "a`b"));

    assertThat(Bash.run(folder, script).output()).isEqualTo("$x a`b\n");
  }

  @Test
  void aDollarSignBeforeAPlaceholderStaysADollarSign() throws IOException, InterruptedException {
    Template text =
        new Template(
            List.of(
                new Text("echo $"),
                EMAIL,
                new Text(" \"$"),
                EMAIL,
                new Text("\" '$"),
                EMAIL,
                new Text("'")));
    ShellTemplate template = ShellTemplate.parse(List.of(new ShellCommand("commands[0]", 1, text)));

    assertThat(Bash.run(folder, template.render(Map.of(EMAIL, "5"))).output())
        .isEqualTo("$5 $5 $5\n");
  }

  @Test
  void valuesAreNotShownWhenAScriptIsPrinted() {
    assertThat(Bash.render("echo ${{ inputs.v }}", "secret").toString()).doesNotContain("secret");
  }
}
