package io.eventops.model.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.eventops.model.json.JsonLimits;
import io.eventops.model.json.JsonReader;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class EventTest {
  private static final EventDecoder DECODER = new EventDecoder(EventLimits.DEFAULT);

  @Test
  void hasOneCanonicalText() {
    Event event =
        Event.of(
            "n\"1",
            "1.0",
            5,
            Map.of("b", "2\n", "a", "1", "😀", "last", "\uFFFD", "before", "<&>", "as it is"),
            Map.of("f", new EventFile("dir/x", "minio")),
            Map.of(),
            List.of("z", "a"));

    assertThat(event.json())
        .isEqualTo(
            "{\"name\":\"n\\\"1\",\"version\":\"1.0\","
                + "\"values\":{\"<&>\":\"as it is\",\"a\":\"1\",\"b\":\"2\\n\","
                + "\"\uFFFD\":\"before\",\"😀\":\"last\"},"
                + "\"files\":{\"f\":{\"value\":\"dir/x\",\"type\":\"minio\"}},"
                + "\"labels\":null,\"timestamp\":5,\"users\":[\"z\",\"a\"]}");
  }

  @Test
  void writesNothingAsNull() {
    Event event = Event.of("n", "1", 5, Map.of(), Map.of(), Map.of(), List.of());

    assertThat(event.json())
        .isEqualTo(
            "{\"name\":\"n\",\"version\":\"1\",\"values\":null,\"files\":null,\"labels\":null,"
                + "\"timestamp\":5,\"users\":null}");
  }

  @Property(tries = 300)
  void survivesItsOwnText(@ForAll("events") Event event) {
    String json = event.json();

    assertThat(DECODER.decode(json)).isEqualTo(event);
    assertThat(DECODER.decode(json).json()).isEqualTo(json);
  }

  @Property(tries = 300)
  void looksTheSameAsAValueAndAsAText(@ForAll("events") Event event) {
    assertThat(event.document().raw()).isEqualTo(event.json());
    assertThat(new JsonReader(JsonLimits.DEFAULT).read(event.json()).raw()).isEqualTo(event.json());
  }

  @Provide
  Arbitrary<Event> events() {
    Arbitrary<String> names =
        Arbitraries.strings()
            .withChars("ab.-é\"\\<😀 ")
            .ofMinLength(1)
            .ofMaxLength(5)
            .filter(name -> !name.isBlank() && isWellFormed(name));
    Arbitrary<String> texts =
        Arbitraries.strings()
            .withChars("a\"\\\n\t\u0001é\uFFFD$(`'</")
            .ofMinLength(1)
            .ofMaxLength(9);
    Arbitrary<Map<String, String>> maps = Arbitraries.maps(names, texts).ofMaxSize(4);
    Arbitrary<Map<String, EventFile>> files =
        Arbitraries.maps(names, Combinators.combine(texts, texts).as(EventFile::new)).ofMaxSize(2);
    return Combinators.combine(
            names,
            names,
            Arbitraries.longs().greaterOrEqual(1),
            maps,
            files,
            maps,
            names.list().ofMaxSize(3))
        .as(Event::of);
  }

  private static boolean isWellFormed(String text) {
    return text.codePoints().noneMatch(c -> Character.getType(c) == Character.SURROGATE);
  }
}
