package io.eventops.model.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.eventops.model.placeholder.Template;
import io.eventops.model.validation.InvalidDocument;
import io.eventops.model.validation.Violation;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShellTemplateRefusalTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "echo $(( ${{ inputs.v }} + 1 ))",
        "echo $(( $(echo ${{ inputs.v }}) + 1 ))",
        "(( ${{ inputs.v }} > 1 ))",
        "echo $[ ${{ inputs.v }} ]",
        "for ((i = 0; i < ${{ inputs.v }}; i++)); do :; done",
        "echo \"${x:${{ inputs.v }}}\"",
        "a[${{ inputs.v }}]=1",
        "echo \"${a[${{ inputs.v }}]}\"",
        "a=([${{ inputs.v }}]=1)",
        "[[ ${{ inputs.v }} -eq 1 ]]",
        "[[ 1 -lt \"${{ inputs.v }}\" ]]",
        "[[ -v ${{ inputs.v }} ]]",
        "${{ inputs.v }} --help",
        "\"${{ inputs.v }}/bin/x\"",
        "X=1 ${{ inputs.v }}",
        "true && ${{ inputs.v }}",
        "if ${{ inputs.v }}; then :; fi",
        "echo $(${{ inputs.v }})",
        "echo `${{ inputs.v }}`",
        "exec ${{ inputs.v }}",
        "env A=b ${{ inputs.v }}",
        "sudo -u root ${{ inputs.v }}",
        "timeout 5 ${{ inputs.v }}",
        "eval ${{ inputs.v }}",
        "eval \"echo ${{ inputs.v }}\"",
        "\\eval 'echo ${{ inputs.v }}'",
        "command eval ${{ inputs.v }}",
        "eval \"$(echo ${{ inputs.v }})\"",
        "let x=${{ inputs.v }}",
        "trap 'rm ${{ inputs.v }}' EXIT",
        "source ${{ inputs.v }}",
        ". ./${{ inputs.v }}",
        "alias x=${{ inputs.v }}",
        "declare -i n=${{ inputs.v }}",
        "declare -n n=${{ inputs.v }}",
        "declare -a n=${{ inputs.v }}",
        "declare \"n${{ inputs.v }}=1\"",
        "export ${{ inputs.v }}",
        "declare -i n; n=${{ inputs.v }}",
        "n=(); declare n=${{ inputs.v }}",
        "RANDOM=${{ inputs.v }}",
        "BASH_ENV=${{ inputs.v }} bash -c :",
        "unset ${{ inputs.v }}",
        "read ${{ inputs.v }}",
        "read -a ${{ inputs.v }}",
        "printf -v ${{ inputs.v }} x",
        "printf ${{ inputs.v }}",
        "test -v ${{ inputs.v }}",
        "[ -v a${{ inputs.v }} ]",
        "[ ${{ inputs.v }} ${{ inputs.w }} ]",
        "mapfile -C ${{ inputs.v }} -c 1 x",
        "getopts ab ${{ inputs.v }}",
        "compgen -W ${{ inputs.v }}",
        "wait -n -p ${{ inputs.v }}",
        "for ${{ inputs.v }} in a; do :; done",
        "echo ${!${{ inputs.v }}}",
        "echo x >&${{ inputs.v }}",
        "cat <<${{ inputs.v }}\nx",
        "sh -c ${{ inputs.v }}",
        "bash -c \"echo ${{ inputs.v }}\"",
        "bash -ec 'echo ${{ inputs.v }}'",
        "/bin/dash -c 'echo ${{ inputs.v }}'",
        "zsh -c 'echo ${{ inputs.v }}'",
        "sudo bash -c 'echo ${{ inputs.v }}'",
        "env X=1 sh -c 'echo ${{ inputs.v }}'",
        "docker exec -it c sh -c 'echo ${{ inputs.v }}'",
        "kubectl exec pod -- bash -c 'echo ${{ inputs.v }}'",
        "find . -exec sh -c 'echo ${{ inputs.v }}' \\;",
        "ls | xargs -n1 sh -c 'echo ${{ inputs.v }}'",
        "bash ${{ inputs.v }}",
        "su -c 'echo ${{ inputs.v }}' user",
        "su user -c ${{ inputs.v }}",
        "ssh host echo ${{ inputs.v }}",
        "ssh host \"echo ${{ inputs.v }}\"",
        "ssh -p 22 -o X=y host -- echo ${{ inputs.v }}",
        "ssh ${{ inputs.v }} uptime",
        "ssh -o ProxyCommand=${{ inputs.v }} host",
        "scp x host:/srv/${{ inputs.v }}",
        "watch ls ${{ inputs.v }}",
        "parallel echo ::: ${{ inputs.v }}",
        "script -c 'echo ${{ inputs.v }}' /dev/null",
        "flock /tmp/l -c 'echo ${{ inputs.v }}'",
        "flock /tmp/l sh -c 'echo ${{ inputs.v }}'",
        "python3 -c 'print(\"${{ inputs.v }}\")'",
        "python3.11 -Ec \"print(${{ inputs.v }})\"",
        "perl -ne 'print ${{ inputs.v }}'",
        "perl -e 'print @ARGV' ${{ inputs.v }}",
        "ruby -e 'puts ${{ inputs.v }}'",
        "node -e 'console.log(${{ inputs.v }})'",
        "node --eval='console.log(${{ inputs.v }})'",
        "php -r 'echo ${{ inputs.v }};'",
        "awk '/${{ inputs.v }}/ { print }' file",
        "awk -f ${{ inputs.v }} file",
        "sed 's/a/${{ inputs.v }}/' file",
        "sed -i -e \"s/a/${{ inputs.v }}/\" file",
        "sed s/a/b/ ${{ inputs.v }}",
        "bash <<EOF\necho ${{ inputs.v }}\nEOF",
        "ssh host bash -s <<EOF\necho ${{ inputs.v }}\nEOF",
        "python3 - <<EOF\nprint('${{ inputs.v }}')\nEOF",
        "bash <<< \"echo ${{ inputs.v }}\"",
        "echo ${{ inputs.v }} | sh",
        "{ echo a; echo ${{ inputs.v }}; } | sudo bash",
        "echo ${{ inputs.v }} | { cat; sh; }",
        "echo ${{ inputs.v }} | xargs -I{} sh -c 'echo {}'",
        "echo ${{ inputs.v }} | at now",
        "echo \\${{ inputs.v }}",
        "echo \"\\${{ inputs.v }}\"",
      })
  void refusesAValueWhereTheShellWouldEvaluateIt(String script) {
    InvalidDocument refusal =
        catchThrowableOfType(InvalidDocument.class, () -> Bash.template(script));

    assertThat(refusal).as(script).isNotNull();
    assertThat(refusal.violations())
        .allSatisfy(
            violation -> {
              assertThat(violation.message()).contains("would become code").contains("inputs.");
              assertThat(violation.fix()).isNotEmpty();
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "n=${{ inputs.v }}; echo $((n + 1))",
        "n=${{ inputs.v }}; m=$n; (( m > 1 ))",
        "cmd=\"ls ${{ inputs.v }}\"; eval \"$cmd\"",
        "cmd=${{ inputs.v }}; bash -c \"$cmd\"",
        "cmd=${{ inputs.v }}; $cmd",
        "for x in ${{ inputs.v }}; do echo ${a[x]}; done",
        "read -r n <<< ${{ inputs.v }}; echo $((n))",
        "echo ${{ inputs.v }} | while read n; do ((n)); done",
        "f() { eval \"$1\"; }; f ${{ inputs.v }}",
        "set -- ${{ inputs.v }}; echo $(( $1 ))",
        "printf -v n %s ${{ inputs.v }}; [[ $n -gt 1 ]]",
        "export n=${{ inputs.v }}; let m=n",
        "echo ${n:=${{ inputs.v }}}; (( n ))",
      })
  void followsAValueThroughVariables(String script) {
    assertThatThrownBy(() -> Bash.template(script))
        .isInstanceOf(InvalidDocument.class)
        .hasMessageContaining("would become code");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "bash -c 'echo \"$1\"' _ ${{ inputs.v }}",
        "sh -ec 'echo \"$1\"' sh \"${{ inputs.v }}\"",
        "bash deploy.sh ${{ inputs.v }}",
        "python3 -c 'import sys; print(sys.argv[1])' ${{ inputs.v }}",
        "python3 tool.py --name ${{ inputs.v }}",
        "perl -e 'print @ARGV' -- ${{ inputs.v }}",
        "awk -v x=${{ inputs.v }} '{ print x }' file",
        "awk '{ print }' ${{ inputs.v }}",
        "sed -e s/a/b/ -- ${{ inputs.v }}",
        "export NAME=${{ inputs.v }}",
        "local_dir=${{ inputs.v }}/x",
        "declare -a names=(${{ inputs.v }})",
        "printf '%s\\n' ${{ inputs.v }}",
        "printf \"hello ${{ inputs.v }}\\n\"",
        "[ ${{ inputs.v }} = x ]",
        "[ ${{ inputs.v }} -lt 5 ] && test -n ${{ inputs.v }}",
        "[[ ${{ inputs.v }} == a* ]]",
        "grep -e ${{ inputs.v }} file | sort > out",
        "curl -d \"x=${{ inputs.v }}\" https://example.org/",
        "docker run --rm -e X=${{ inputs.v }} image",
        "kubectl exec pod -- bash -c 'echo \"$1\"' _ ${{ inputs.v }}",
        "ssh -p ${{ inputs.v }} host uptime",
        "ssh host 'read -r v; echo \"$v\"' <<< ${{ inputs.v }}",
        "echo ${{ inputs.v }} | ssh host 'cat > file'",
        "sudo -u ${{ inputs.v }} systemctl restart x",
        "timeout ${{ inputs.v }} make",
        "trap 'rm -f \"$tmp\"' EXIT; tmp=${{ inputs.v }}",
        "echo x > ${{ inputs.v }}; echo y &> ${{ inputs.v }}; cat < ${{ inputs.v }} 2>&1",
        "echo $(( $(printf '%d' ${{ inputs.v }}) + 1 ))",
        "n=$(printf '%d' ${{ inputs.v }}); (( n > 1 )) && echo ${a[n]}",
        "bash -s -- ${{ inputs.v }} <<'EOF'\necho \"$1\"\nEOF",
        "read -r -p ${{ inputs.v }} answer",
        "getopts ab opt ${{ inputs.v }}",
        "command -v ${{ inputs.v }}",
        "x=${{ inputs.v }}; case $x in start) ./start ;; *) exit 1 ;; esac",
        "apt-get install -y python3 ${{ inputs.v }}",
        "echo eval ${{ inputs.v }}",
        "find . -name ${{ inputs.v }} -exec rm {} +",
        "xargs -n 1 echo ${{ inputs.v }} < list",
        "while read -r line; do echo \"$line\"; done <<< ${{ inputs.v }}",
        "if ! { true; } then echo ${{ inputs.v }}; fi",
        "time -p echo ${{ inputs.v }}",
        "echo \"${x/${{ inputs.v }}/y}\"",
      })
  void acceptsAValueWhereItIsData(String script) {
    assertThat(Bash.template(script).references()).isNotEmpty();
  }

  @Test
  void saysWhereAndWhyAndWhatToWriteInstead() {
    List<ShellCommand> commands =
        List.of(
            new ShellCommand("tasks[0].commands[0]", 7, Template.parse("echo a\necho b")),
            new ShellCommand(
                "tasks[0].commands[1]", 10, Template.parse("|\nbash -c 'echo ${{ inputs.v }}'")));

    InvalidDocument refusal =
        catchThrowableOfType(InvalidDocument.class, () -> ShellTemplate.parse(commands));

    assertThat(refusal.violations())
        .containsExactly(
            new Violation(
                "tasks[0].commands[1]",
                11,
                "${{ inputs.v }} would become code: this argument is a script",
                "pass the value after the script: bash -c 'echo \"$1\"' _ ${{ inputs.v }}"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "echo 'a\nb",
        "echo \"a\nb",
        "echo $(ls",
        "echo `ls",
        "echo ${x",
        "cat <<EOF\na",
        "echo $((1",
        "(ls",
        "a=(1",
        "echo $'a",
        "[[ a",
        "echo \"$(echo 'x)\"",
      })
  void refusesWhatIsNeverClosedAndNamesTheLine(String script) {
    InvalidDocument refusal =
        catchThrowableOfType(InvalidDocument.class, () -> Bash.template("true\n" + script));

    assertThat(refusal).as(script).isNotNull();
    assertThat(refusal.violations())
        .singleElement()
        .satisfies(
            violation -> {
              assertThat(violation.line()).isEqualTo(2);
              assertThat(violation.message()).contains("never closed");
            });
  }

  @Test
  void refusesNestingThatIsTooDeepInsteadOfFailing() {
    String deep = "echo " + "$(".repeat(5_000) + ")".repeat(5_000);
    String deepArithmetic = "echo " + "$(( ".repeat(500) + "1" + ") )".repeat(500);

    assertThatThrownBy(() -> Bash.template(deep)).isInstanceOf(InvalidDocument.class);
    assertThatThrownBy(() -> Bash.template(deepArithmetic)).isInstanceOf(InvalidDocument.class);
  }

  @Test
  void refusesAValueThatNoShellCanHold() {
    ShellTemplate template = Bash.template("echo ${{ inputs.v }}");

    assertThatThrownBy(() -> template.render(Map.of(Bash.VALUE, "a\0b")))
        .isInstanceOf(InvalidDocument.class)
        .hasMessageContaining("${{ inputs.v }}")
        .hasMessageContaining("NUL");
    assertThatThrownBy(() -> template.render(Map.of(Bash.VALUE, "a\ud800b")))
        .hasMessageContaining("surrogate");
    assertThatThrownBy(() -> template.render(Map.of())).hasMessageContaining("is missing");
  }
}
