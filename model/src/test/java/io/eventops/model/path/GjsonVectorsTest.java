package io.eventops.model.path;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.eventops.model.json.JsonArray;
import io.eventops.model.json.JsonLimits;
import io.eventops.model.json.JsonNull;
import io.eventops.model.json.JsonObject;
import io.eventops.model.json.JsonReader;
import io.eventops.model.json.JsonValue;
import java.io.IOException;
import java.io.InputStream;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What gjson 1.14.4 answered to documents and paths; null where it found nothing.
class GjsonVectorsTest {
  private static final JsonReader READER = new JsonReader(JsonLimits.DEFAULT);

  private static Stream<JsonObject> documents() throws IOException {
    try (InputStream vectors =
        requireNonNull(GjsonVectorsTest.class.getResourceAsStream("gjson-vectors.json"))) {
      JsonArray documents = (JsonArray) READER.read(vectors.readAllBytes());
      return documents.elements().stream().map(JsonObject.class::cast);
    }
  }

  @ParameterizedTest
  @MethodSource("documents")
  void answersLikeGjson(JsonObject vector) {
    JsonValue document = READER.read(member(vector, "document").text().getBytes(UTF_8));

    SoftAssertions all = new SoftAssertions();
    ((JsonObject) member(vector, "paths"))
        .members()
        .forEach(
            (path, expected) -> {
              JsonValue found = JsonPath.compile(path).find(document);
              all.assertThat(found == null)
                  .as("%s is missing", path)
                  .isEqualTo(expected == JsonNull.NULL);
              all.assertThat(JsonPath.compile(path).text(document))
                  .as(path)
                  .isEqualTo(expected.text());
            });
    all.assertAll();
  }

  @Test
  void areMany() throws IOException {
    long paths =
        documents().mapToLong(it -> ((JsonObject) member(it, "paths")).members().size()).sum();

    assertThat(paths).isGreaterThan(600);
  }

  private static JsonValue member(JsonObject object, String name) {
    return requireNonNull(object.get(name));
  }
}
