package io.eventops.model.placeholder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.eventops.model.validation.InvalidDocument;
import java.util.Objects;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TemplateTest {

  @Example
  void parsesTextAndEveryKindOfReference() {
    Template template =
        Template.parse("echo ${{ inputs.user }} ${{ contexts.c }}:${{ outputs.a.b }}\n");

    assertThat(template.parts())
        .containsExactly(
            new Text("echo "),
            new InputReference("user"),
            new Text(" "),
            new ContextReference("c"),
            new Text(":"),
            new OutputReference("a", "b"),
            new Text("\n"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "${{ inputs.x }}",
        "${{inputs.x}}",
        "${{   inputs.x\t}}",
        "${{ inputs . x }}",
        " ${{ inputs.x }} "
      })
  void toleratesBlanks(String text) {
    assertThat(Template.parse(text).onlyReference()).contains(new InputReference("x"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "${{ secrets.x }}|${{ secrets.x }} is not a known placeholder|use ${{ inputs.NAME }}",
        "${{ randoms.a.b }}|is not a known placeholder|use ${{ inputs.NAME }}",
        "${{ input.user }}|is not a known placeholder|did you mean ${{ inputs.user }}?",
        "${{ Contexts.x }}|is not a known placeholder|did you mean ${{ contexts.x }}?",
        "${{ outptus.a.b }}|is not a known placeholder|did you mean ${{ outputs.a.b }}?",
        "${{ inputs.a.b }}|must have one name after inputs|use ${{ inputs.NAME }}",
        "${{ contexts }}|must have one name after contexts|use ${{ contexts.NAME }}",
        "${{ outputs.x }}|must name a task and its output|use ${{ outputs.ALIAS.x }}",
        "${{ outputs.a.b.c }}|must name a task and its output|use ${{ outputs.ALIAS.NAME }}",
        "${{ inputs. }}|input name is missing|use letters",
        "${{ inputs.a b }}|'a b' contains a character that is not allowed|use letters",
        "${{ }}|is not a known placeholder|use ${{ inputs.NAME }}",
        "${{ inputs.x }|is not closed|end it with }}",
        "${{ inputs.x ${{ inputs.y }}|is not closed|end it with }}",
        "'${{ inputs.x\n}}'|is not closed|end it with }} on the same line",
      })
  void refusesAndProposesTheNearestForm(String text, String message, String fix) {
    InvalidDocument refused = refused(text);

    assertThat(refused.violations()).hasSize(1);
    assertThat(refused.violations().getFirst().message()).contains(message);
    assertThat(refused.violations().getFirst().fix()).startsWith(fix);
  }

  @Example
  void reportsEveryBadPlaceholderOfAText() {
    assertThat(refused("${{ a.b }} ${{ inputs.ok }} ${{ c.d }} ${{ outputs.e }}").violations())
        .hasSize(3);
  }

  @ParameterizedTest
  @CsvSource({
    "$${{ inputs.x }}, ${{ inputs.x }}",
    "$$${{, $${{",
    "$HOME $$ ${x} ${#a} }} {{ x }}, $HOME $$ ${x} ${#a} }} {{ x }}",
    "100$, 100$"
  })
  void keepsWhatIsNoPlaceholder(String text, String literal) {
    assertThat(Template.parse(text)).isEqualTo(Template.literal(literal));
  }

  @Example
  void neverExpandsAValueAgain() {
    Template template = Template.parse("${{ inputs.a }}${{ inputs.b }}${{ inputs.a }}");

    String rendered =
        template.render(
            reference ->
                reference.equals(new InputReference("a")) ? "${{ inputs.b }}" : "${{ inputs.a }}");

    assertThat(rendered).isEqualTo("${{ inputs.b }}${{ inputs.a }}${{ inputs.b }}");
  }

  @Property
  void itsSourceParsesToItself(@ForAll("sources") String source) {
    Template template = Template.parse(source);

    assertThat(Template.parse(template.toString())).isEqualTo(template);
  }

  @Property
  void renderingReferencesAsWrittenGivesTheText(@ForAll("sources") String source) {
    assertThat(Template.parse(source).render(Reference::toString))
        .isEqualTo(source.replace("$${{", "${{"));
  }

  @Property
  void aLiteralStaysLiteral(@ForAll String text) {
    Template literal = Template.literal(text + "${{ inputs.x }}");

    assertThat(Template.parse(literal.toString())).isEqualTo(literal);
  }

  @Provide
  Arbitrary<String> sources() {
    Arbitrary<String> piece =
        Arbitraries.of(
            "$",
            "$${{",
            "{",
            "{{",
            "}",
            "}}",
            "x",
            " ",
            "\n",
            "${",
            "'",
            "\u00e9",
            "-${{ inputs.a }}",
            "-${{ contexts.b-c }}",
            "-${{ outputs.d_e.f }}");
    return piece
        .list()
        .ofMaxSize(12)
        .map(pieces -> String.join("", pieces))
        .filter(TemplateTest::isValid);
  }

  private static boolean isValid(String source) {
    try {
      Template.parse(source);
      return true;
    } catch (InvalidDocument _) {
      return false;
    }
  }

  private static InvalidDocument refused(String text) {
    return Objects.requireNonNull(
        catchThrowableOfType(InvalidDocument.class, () -> Template.parse(text)), "was accepted");
  }
}
