package io.eventops.model.event;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.eventops.model.validation.InvalidDocument;
import io.eventops.model.validation.Violation;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventDecoderTest {
  private static final EventDecoder DECODER = new EventDecoder(new EventLimits(4096, 3, 100));

  private static Event decode(String json) {
    return DECODER.decode(json.getBytes(UTF_8));
  }

  private static List<Violation> violations(String json) {
    return catchThrowableOfType(InvalidDocument.class, () -> decode(json)).violations();
  }

  @Test
  void readsEveryField() {
    Event event =
        decode(
            """
            {"users":["kakj"], "timestamp":1661422308, "name":"disk", "version":"1.0",
             "values":{"host":"web-1","msg":"a\\nb"}, "labels":{"env":"prod"},
             "files":{"log":{"type":"minio","value":"dir/x","size":3}}, "later":{"unknown":[1]}}
            """);

    assertThat(event)
        .isEqualTo(
            Event.of(
                "disk",
                "1.0",
                1661422308,
                Map.of("host", "web-1", "msg", "a\nb"),
                Map.of("log", new EventFile("dir/x", "minio")),
                Map.of("env", "prod"),
                List.of("kakj")));
  }

  @Test
  void readsWhatTheOldCommandLineSends() {
    String sent =
        "{\"name\":\"hello-world-eoctl-run\",\"version\":\"1.0\","
            + "\"values\":{\"email\":\"2357431193@qq.com\",\"user\":\"kakj\"},"
            + "\"files\":null,\"labels\":null,\"timestamp\":1661422308,\"users\":null}";

    Event event = decode(sent);

    assertThat(event.json()).isEqualTo(sent);
  }

  @Test
  void saysEverythingThatIsWrongAtOnce() {
    List<Violation> violations =
        violations(
            """
            {"name":"", "version":1.0, "timestamp":0,
             "values":{"email":5, "":"x", "empty":""},
             "files":{"a":"path", "b":{"value":"v"}, "c":{"value":1,"type":"minio"}},
             "labels":["env"], "users":[1,"", "ok"]}
            """);

    assertThat(violations)
        .extracting(Violation::path)
        .containsExactly(
            "name",
            "version",
            "timestamp",
            "values.email",
            "values",
            "values.empty",
            "files.a",
            "files.b.type",
            "files.c.value",
            "labels",
            "users[0]",
            "users[0]");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "\"values\":{\"email\":5}; values.email: is a number, not a string; write it in double quotes",
        "\"values\":{\"\":\"x\"}; values: is empty; give the entry a key",
        "\"values\":{\"k\":\"\"}; values.k: is empty; give it a value, or leave the key out",
        "\"values\":{\"k\":null}; values.k: is empty; give it a value, or leave the key out",
        "\"values\":{\"a\\u0007\":\"x\"}; contains a control character",
        "\"values\":[]; values: is an array, not an object; write it in braces",
        "\"labels\":{\"k\":true}; labels.k: is true or false, not a string",
        "\"users\":\"kakj\"; users: is a string, not an array; write it in brackets",
        "\"users\":[\"a\",null]; users[1]: is empty",
        "\"values\":{\"a\":\"1\",\"b\":\"2\",\"c\":\"3\",\"d\":\"4\"}; values: has 4 entries",
        "\"values\":{\"k\":\"a\",\"k\":\"b\"}; values.k: it is there twice",
        "\"values\":{\"k\":\"a\\u0000b\"}; values.k: it holds a NUL character",
        "\"values\":{\"k\":\"\\ud800\"}; values.k: it holds half of a surrogate pair",
      })
  void refusesAField(String field, String violation) {
    List<Violation> violations =
        violations("{\"name\":\"n\",\"version\":\"1\",\"timestamp\":1," + field.strip() + "}");

    assertThat(violations).hasSize(1);
    assertThat(violations.getFirst().toString()).contains(violation.strip());
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "1.0", "1e3", "\"1\"", "99999999999999999999", "null", "{}"})
  void refusesATimestampThatIsNotAPositiveWholeNumber(String timestamp) {
    List<Violation> violations =
        violations("{\"name\":\"n\",\"version\":\"1\",\"timestamp\":" + timestamp + "}");

    assertThat(violations).extracting(Violation::path).containsExactly("timestamp");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "null", "\"x\"", "{", "{\"name\":\"a\" \"b\"}", "not json"})
  void refusesWhatIsNoObject(String text) {
    assertThat(violations(text)).hasSize(1);
  }

  @Test
  void acceptsNamesInAnyLanguageButNoControlCharacters() {
    Event event = decode("{\"name\":\"磁盘 已满 😀\",\"version\":\"1.0-β\",\"timestamp\":1}");

    assertThat(event.name()).isEqualTo("磁盘 已满 😀");
    assertThat(violations("{\"name\":\"a\\nb\",\"version\":\"1\",\"timestamp\":1}"))
        .extracting(Violation::path)
        .containsExactly("name");
    assertThat(
            violations("{\"name\":\"" + "x".repeat(256) + "\",\"version\":\"1\",\"timestamp\":1}"))
        .extracting(Violation::message)
        .containsExactly("is longer than 255 characters");
  }

  @Test
  void refusesLargeValuesAndDocuments() {
    String start = "{\"name\":\"n\",\"version\":\"1\",\"timestamp\":1,\"values\":{\"k\":\"";

    assertThat(violations(start + "x".repeat(101) + "\"}}"))
        .extracting(Violation::toString)
        .containsExactly(
            "values.k: has 101 characters; at most 100 are allowed; send large content as a file");
    assertThat(violations(start + "x".repeat(5000) + "\"}}"))
        .extracting(Violation::message)
        .containsExactly("the event has 5058 bytes, more than the limit of 4096");
  }
}
