package io.eventops.model.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.eventops.model.json.JsonLimits;
import io.eventops.model.json.JsonReader;
import io.eventops.model.json.JsonValue;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonPathTest {
  private static final JsonValue DOCUMENT =
      new JsonReader(JsonLimits.DEFAULT)
          .read(
              """
              {"a":{"x":1,"l":[5,6]},"n":[0,1,true,"1","w"],"b":[true,false],"s":"{}",
               "rows":[{"k":{"l":[1]}},{"k":{"l":[2,3]}}],"k.d":1,"k*s":2,"big":1e400}
              """);

  private static String text(String path) {
    return JsonPath.compile(path).text(DOCUMENT);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "n.#(==true)#; [true]",
        "n.#(==w)#; [\"w\"]",
        "n.#(>=1)#; [1,\"1\",\"w\"]",
        "b.#(<=true)#; [true,false]",
        "b.#(<=1)#; []",
        "k\\**; 2",
        "big; 1e400",
        "rows.#.k.l.#|0; 1",
        "!\"x\".@tostr; \"x\"",
      })
  void isMoreExactThanGjson(String path, String text) {
    assertThat(text(path)).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "no", "no|@keys", "no.[a]", "no.{a}", "no|!\"x\"", "no.@tostr", "a.x.y"})
  void findsNothingInNothing(String path) {
    assertThat(JsonPath.compile(path).find(DOCUMENT)).isNull();
    assertThat(text(path)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "a|; ends with a pipe",
        "a\\; escapes nothing",
        "..0; JSON lines",
        "n.#(x==1; does not end with )",
        "n.#(=\"1); a quote that is not closed",
        "n.#(); empty query",
        "n.#(==); without a value",
        "n.#(x===1); operator '==='",
        "n.#(x<>1); operator '<>'",
        "n.#(x!1); operator '!'",
        "n.#(==~null); known are ~true and ~false",
        "n.#(==1)x; has 'x' after a query",
        "[a,b; ] at the end",
        "[a,]; one path after the other",
        "[]; one path after the other",
        "{a,a}; two members of one name",
        "{a.x:b}; ':' that no name precedes",
        "[a]x; where it should end",
        "!x; no JSON value after !",
        "!\"x; no JSON value after !",
        "![01]; is not JSON",
        "a.@group; @group, which is not supported",
        "a.@pretty:{\"sortKeys\":true}; argument to @pretty",
        "a.@join:{\"preserve\":true}; argument to @join",
        "a.@this:x; argument to @this",
      })
  void refusesWhatCannotBeAPath(String path, String message) {
    MalformedPath refused = catchThrowableOfType(MalformedPath.class, () -> JsonPath.compile(path));

    assertThat(refused).hasMessageContaining(message);
    assertThat(refused.position()).isBetween(0, path.length());
  }

  @Test
  void refusesPathsThatBlowUpADocument() {
    String doubling = "[@this,@this]";

    assertThat(text(doubling + "|" + doubling + "|#")).isEqualTo("2");
    assertThatThrownBy(() -> JsonPath.compile((doubling + "|").repeat(7) + "#"))
        .isInstanceOf(MalformedPath.class)
        .hasMessageContaining("times larger");
    assertThatThrownBy(() -> JsonPath.compile("@this" + "|@tostr".repeat(7)))
        .hasMessageContaining("times larger");
  }

  @Test
  void refusesDeepAndLongPaths() {
    assertThatThrownBy(() -> JsonPath.compile("[".repeat(40) + "a" + "]".repeat(40)))
        .hasMessageContaining("nested deeper");
    assertThatThrownBy(() -> JsonPath.compile("a".repeat(1025)))
        .hasMessageContaining("more than 1024 characters");
  }

  @Test
  void indentsForPeople() {
    assertThat(text("a.@pretty"))
        .isEqualTo(
            """
            {
              "x": 1,
              "l": [5, 6]
            }""");
  }

  @Test
  void treatsUnknownModifiersAsKeys() {
    JsonValue document = new JsonReader(JsonLimits.DEFAULT).read("{\"@timestamp\":\"now\"}");

    assertThat(JsonPath.compile("@timestamp").text(document)).isEqualTo("now");
  }

  @Property(tries = 3000)
  void answersEveryTextOrRefusesIt(
      @ForAll
          @Chars({
            'a', 'x', '#', '(', ')', '[', ']', '{', '}', ',', '.', '|', '!', '"', '*', '@', '='
          })
          @StringLength(max = 14)
          String path) {
    try {
      assertThat(JsonPath.compile(path).text(DOCUMENT)).isNotNull();
    } catch (MalformedPath refused) {
      assertThat(refused).hasMessageContaining(path);
    }
  }
}
