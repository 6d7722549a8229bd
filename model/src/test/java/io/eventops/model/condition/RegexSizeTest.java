package io.eventops.model.condition;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RegexSizeTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "disk .* (full|failing)",
        "[a-f0-9]{8}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{12}",
        "^\\d{1,3}(\\.\\d{1,3}){3}$",
        "[]abc]{3}[^]x]",
        "[[:alpha:]]{5,10}",
        "\\Q{1000}(\\E",
        "(?i)^(error|warn(ing)?)\\b",
      })
  void acceptsWhatPeopleWrite(String regex) {
    assertThat(RegexSize.of(regex)).isLessThan(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"(a{100}){100}", "((a{40}){40}){40}", "a{1000}", "(abc){300}", "([a-z]{99}){99}"})
  void knowsWhatRepetitionsCost(String regex) {
    assertThat(RegexSize.of(regex)).isGreaterThan(500);
  }

  @Property(tries = 2000)
  void isNeverMuchTooSmall(@ForAll("regexes") String regex) {
    Assume.that(RegexSize.of(regex) < 2_000);
    Pattern pattern;
    try {
      pattern = Pattern.compile(regex);
    } catch (PatternSyntaxException malformed) {
      return;
    }

    long size = RegexSize.of(regex);

    assertThat((long) pattern.programSize()).isLessThanOrEqualTo(3 * size + 10);
  }

  @Provide
  Arbitrary<String> regexes() {
    return Arbitraries.of(
            "a",
            "b",
            "(",
            ")",
            "[ab]",
            "[^a]",
            "{2}",
            "{3,}",
            "{1,5}",
            "{0,4}",
            "*",
            "+",
            "?",
            "|",
            ".",
            "\\d",
            "\\Q{2}\\E",
            "(?:",
            "[]a]",
            "{x}",
            "{0}")
        .list()
        .ofMaxSize(12)
        .map(parts -> String.join("", parts));
  }
}
