package io.eventops.model.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GlobTest {

  @ParameterizedTest
  @CsvSource({
    "web-*, web-1, true",
    "web-*, web-, true",
    "web-*, db-1, false",
    "*-1, web-1, true",
    "a*b*c, a--b--c, true",
    "a*b*c, a--c--b, false",
    "?, é, true",
    "?, 😀, true",
    "??, 😀, false",
    "*😀, 😀😀, true",
    "a\\*, a*, true",
    "a\\*, ab, false",
    "a\\?, a?, true",
    "**, anything, true",
    "a, ab, false",
    "ab, a, false",
  })
  void matchesWholeTexts(String pattern, String text, boolean expected) {
    assertThat(Glob.compile(pattern).matches(text)).isEqualTo(expected);
  }

  @Test
  void knowsWhatEveryMatchStartsWith() {
    assertThat(Glob.compile("web-*-1").prefix()).isEqualTo("web-");
    assertThat(Glob.compile("web\\*?").prefix()).isEqualTo("web*");
    assertThat(Glob.compile("web-*").isLiteral()).isFalse();
    assertThat(Glob.compile("web\\*").isLiteral()).isTrue();
  }

  @Test
  void isNotSlowOnManyRuns() {
    Glob hostile = Glob.compile("*a".repeat(100) + "b");

    boolean matches = hostile.matches("a".repeat(20_000));

    assertThat(matches).isFalse();
  }

  @Property
  void agreesWithARegularExpression(
      @ForAll @Chars({'a', 'b', '*', '?'}) @StringLength(max = 8) String pattern,
      @ForAll @CharRange(from = 'a', to = 'b') @StringLength(max = 10) String text) {
    String regex = pattern.replace("*", ".*").replace("?", ".");

    boolean matches = Glob.compile(pattern).matches(text);

    assertThat(matches).isEqualTo(Pattern.matches(regex, text));
  }
}
