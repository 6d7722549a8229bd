package io.eventops.model.json;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonReaderTest {
  private static final JsonReader READER = new JsonReader(new JsonLimits(1000, 4, 20, 30));

  private static JsonObject object(String text) {
    return (JsonObject) READER.read(text);
  }

  private static JsonValue member(JsonObject object, String name) {
    return requireNonNull(object.get(name));
  }

  @Test
  void givesBackTheSourceOfEveryValue() {
    JsonObject root =
        object(
            " {\"a\" : { \"b\": [1.50, \"x\\u00e9\\/\" , \"é😀\"]}, \"c\":null, \"d\" :\ttrue,"
                + "\"e\\n\": [ ] } ");

    assertThat(root.raw()).startsWith("{\"a\" : {").endsWith("[ ] }");
    assertThat(root.members().keySet()).containsExactly("a", "c", "d", "e\n");
    JsonObject inner = (JsonObject) member(root, "a");
    assertThat(inner.raw()).isEqualTo("{ \"b\": [1.50, \"x\\u00e9\\/\" , \"é😀\"]}");
    JsonArray array = (JsonArray) member(inner, "b");
    assertThat(array.raw()).isEqualTo("[1.50, \"x\\u00e9\\/\" , \"é😀\"]");
    assertThat(array.elements())
        .extracting(JsonValue::raw)
        .containsExactly("1.50", "\"x\\u00e9\\/\"", "\"é😀\"");
    assertThat(array.elements()).extracting(JsonValue::text).containsExactly("1.5", "xé/", "é😀");
  }

  @Test
  void findsTheSourceBeyondTheBufferOfTheParser() {
    String filler = "x".repeat(70_000);
    String text = "{\"filler\":\"" + filler + "\",\"a\":[1, 2],\"b\":\"\\t\"}";

    JsonObject root = (JsonObject) new JsonReader(JsonLimits.DEFAULT).read(text.getBytes(UTF_8));

    assertThat(root.raw()).isEqualTo(text);
    assertThat(member(root, "a").raw()).isEqualTo("[1, 2]");
    assertThat(member(root, "b").raw()).isEqualTo("\"\\t\"");
  }

  @ParameterizedTest
  @CsvSource({
    "1, 1",
    "-0, -0",
    "1.50, 1.5",
    "1e3, 1000",
    "1E-7, 0.0000001",
    "-2.5e-1, -0.25",
    "1.0, 1",
    "-0.0, -0",
    "0.1, 0.1",
    "123456789012345678901234567890, 123456789012345678901234567890",
    "1e21, 1000000000000000000000",
    "1e400, 1e400",
  })
  void writesNumbersInPlainDecimal(String literal, String text) {
    assertThat(READER.read(literal).text()).isEqualTo(text);
    assertThat(READER.read(literal).raw()).isEqualTo(literal);
  }

  @Test
  void writesWhatWasBuilt() {
    SequencedMap<String, JsonValue> members = new LinkedHashMap<>();
    members.put("q\"uote", JsonText.of("line\nend\u0001\\"));
    members.put("list", JsonArray.of(List.of(JsonBool.TRUE, JsonNull.NULL, new JsonNumber("1.0"))));

    JsonObject built = JsonObject.of(members);

    assertThat(built.raw())
        .isEqualTo("{\"q\\\"uote\":\"line\\nend\\u0001\\\\\",\"list\":[true,null,1.0]}");
    assertThat(member((JsonObject) READER.read(built.raw()), "q\"uote").text())
        .isEqualTo("line\nend\u0001\\");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "{",
        "[1,]",
        "{\"a\":1,}",
        "{a:1}",
        "{'a':1}",
        "[01]",
        "[+1]",
        "[.5]",
        "[NaN]",
        "tru",
        "\"a\tb\"",
        "[1] x",
        "{} {}",
        "[1] // no",
        "\"\\x\"",
        "[1 2]",
        "\uFEFF{}",
        "]",
        "1.",
      })
  void refusesWhatIsNotJson(String text) {
    assertThatThrownBy(() -> READER.read(text)).isInstanceOf(MalformedJson.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"v\":{\"a\":1,\"a\":2}} | v.a | is there twice",
        "{\"v\":[0,{\"a\":\"\\u0000\"}]} | v[1].a | holds a NUL",
        "{\"v\":\"\\ud83d\"} | v | half of a surrogate pair",
        "{\"v\":\"\\ude00\\ud83d\"} | v | half of a surrogate pair",
        "[[[[[1]]]]] | [0][0][0][0][0] | deeper than the limit of 4",
        "{\"aaaaaaaaaaaaaaaaaaaaa\":1} | aaaaaaaaaaaaaaaaaaaaa | longer than the limit of 20",
        "[1234567890123456789012345678901] | [0] | longer than the limit of 30",
      })
  void saysWhereAndWhyItRefuses(String text, String path, String message) {
    MalformedJson refused =
        catchThrowableOfType(MalformedJson.class, () -> READER.read(text.strip()));

    assertThat(refused).hasMessageContaining(message);
    assertThat(refused.path()).isEqualTo(path);
    assertThat(refused.line()).isEqualTo(1);
  }

  @Test
  void saysTheLineOfASyntaxError() {
    MalformedJson refused =
        catchThrowableOfType(MalformedJson.class, () -> READER.read("{\n  \"a\": }"));

    assertThat(refused.line()).isEqualTo(2);
    assertThat(refused.column()).isPositive();
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"a\": 1", "[1, 2", "{\"a\":", "\"a"})
  void saysThatADocumentEndsTooEarly(String text) {
    assertThatThrownBy(() -> READER.read(text)).hasMessage("is not JSON: it ends too early");
  }

  @Test
  void refusesARawNulCharacter() {
    assertThatThrownBy(() -> READER.read("\"a\0b\"")).hasMessageContaining("NUL");
  }

  @Test
  void refusesTooManyBytes() {
    byte[] large = ("\"" + "é".repeat(500) + "\"").getBytes(UTF_8);

    assertThatThrownBy(() -> READER.read(large))
        .isInstanceOf(MalformedJson.class)
        .hasMessage("has 1002 bytes, more than the limit of 1000");
  }

  @Test
  void refusesBytesThatAreNotUtf8() {
    byte[] latin1 = {'"', 'a', (byte) 0xE9, '"'};
    byte[] utf16 = "{\"a\":1}".getBytes(UTF_16);

    assertThatThrownBy(() -> READER.read(latin1)).hasMessage("is not UTF-8 from byte 2 on");
    assertThatThrownBy(() -> READER.read(utf16)).isInstanceOf(MalformedJson.class);
  }

  @Test
  void readsTheReplacementCharacterItself() {
    assertThat(READER.read("\"\uFFFD\"".getBytes(UTF_8)).text()).isEqualTo("\uFFFD");
  }
}
