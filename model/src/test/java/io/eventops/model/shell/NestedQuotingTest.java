package io.eventops.model.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.eventops.testkit.corpus.HostileValues;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class NestedQuotingTest {
  private static final String V = "${{ inputs.v }}";

  /// A part of a script that is one word, and what this word is.
  record Sample(String source, String meaning) {}

  @Property(tries = 60)
  void everyNestingOfQuotesPrintsTheValue(
      @ForAll("values") String value, @ForAll("samples") List<Sample> samples)
      throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("nested");
    String script =
        samples.stream()
            .map(sample -> "printf '%s\\0' " + sample.source + "\n")
            .collect(Collectors.joining());

    Bash.Result result = Bash.run(folder, Bash.template(script).render(Map.of(Bash.VALUE, value)));

    List<String> expected = new ArrayList<>();
    samples.forEach(sample -> expected.add(sample.meaning.replace(V, value)));
    expected.add("");
    assertThat(result.output().split("\0", -1)).as(script).containsExactlyElementsOf(expected);
    assertThat(result.errors()).isEmpty();
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).isEmpty();
    }
  }

  @Property(tries = 60)
  void whatIsRenderedIsAcceptedByTheShellsOwnParser(@ForAll("samples") List<Sample> samples)
      throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("parsed");
    String script =
        samples.stream()
            .map(sample -> "f() { : " + sample.source + "\n}\n")
            .collect(Collectors.joining());

    ShellScript rendered = Bash.template(script).render(Map.of(Bash.VALUE, "'\n\"$(x)`"));
    Bash.Result result = Bash.run(folder, rendered.text(), "-n");

    assertThat(result).as(rendered.text()).isEqualTo(new Bash.Result(0, "", ""));
  }

  @Provide
  Arbitrary<String> values() {
    Arbitrary<String> hostile = Arbitraries.of(HostileValues.all());
    Arbitrary<String> random =
        Arbitraries.strings()
            .withChars("'\"`$\\(){}[];&|<>#!~*? \t\n\r")
            .withChars("abEOFtouch canary0123=-%@^/.,:")
            .withChars('\u0001', '\u007f', 'ä', '\u3042')
            .ofMaxLength(40);
    return Arbitraries.oneOf(random, random, hostile.filter(value -> value.length() < 500));
  }

  @Provide
  Arbitrary<List<Sample>> samples() {
    return Arbitraries.lazyOf(
            () -> Arbitraries.just(new Sample(V, V)),
            () -> Arbitraries.of(leaves()),
            this::composed)
        .list()
        .ofMinSize(3)
        .ofMaxSize(8);
  }

  private Arbitrary<Sample> nested() {
    return Arbitraries.lazyOf(
        () -> Arbitraries.just(new Sample(V, V)), () -> Arbitraries.of(leaves()), this::composed);
  }

  private static List<Sample> leaves() {
    return List.of(
        new Sample("'a " + V + " \"$b`'", "a " + V + " \"$b`"),
        new Sample("\"a " + V + "'\"", "a " + V + "'"),
        new Sample("$'x\\n" + V + "\\''", "x\n" + V + "'"),
        new Sample("plain" + V + "\\ text", "plain" + V + " text"),
        new Sample("\"`printf '%s_' \\\"" + V + "\\\"`\"", V + "_"),
        new Sample("\"`printf '%s_' '" + V + "'`\"", V + "_"));
  }

  private Arbitrary<Sample> composed() {
    return Arbitraries.integers()
        .between(0, 7)
        .flatMap(form -> nested().map(inner -> compose(form, inner)));
  }

  private static Sample compose(int form, Sample inner) {
    String source = inner.source;
    String meaning = inner.meaning;
    return switch (form) {
      case 0 -> new Sample("\"$(printf '%s_' " + source + ")\"", meaning + "_");
      // deep inside double quotes bash itself loses the quotes of $'...' there, whatever is in them
      case 1 -> source.contains("$'") ? inner : new Sample("${unset:-" + source + "}", meaning);
      case 2 -> new Sample("\"<${unset:-$(printf '%s_' " + source + ")}>\"", "<" + meaning + "_>");
      case 3 -> new Sample("a" + source + "\"b\"", "a" + meaning + "b");
      case 4 -> {
        // the delimiter must be no line of what is nested inside
        String end = "END" + source.length();
        yield new Sample(
            "\"$(cat <<" + end + "\n$(printf '%s_' " + source + ")\n" + end + "\n)\"",
            meaning + "_");
      }
      case 5 -> new Sample("\"$(cat <(printf '%s_' " + source + "))\"", meaning + "_");
      case 6 ->
          new Sample(
              "\"$(case x in (x) printf '%s_' " + source + " ;; esac # it's\n)\"", meaning + "_");
      default ->
          new Sample(
              "\"$(y=" + source + "; if [[ -n x ]]; then printf '%s_' \"$y\"; fi)\"",
              meaning + "_");
    };
  }
}
