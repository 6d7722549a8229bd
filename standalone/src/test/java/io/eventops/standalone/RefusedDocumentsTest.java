package io.eventops.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// A definition, an event or a registration with mistakes: all of them are told, each with its
/// place, and nothing is stored.
@Timeout(120)
class RefusedDocumentsTest {
  @TempDir private static Path data;
  private static House house;
  private static Caller kakj;

  @BeforeAll
  static void open() {
    house = new House(data);
    kakj = house.user("kakj");
  }

  @AfterAll
  static void close() {
    house.close();
  }

  static Stream<Arguments> documentsWithManyMistakes() {
    return Stream.of(
        Arguments.of(
            "/api/actuator/apply",
            "actuatorContent",
            """
            name: bad name
            os:
              ip: 10.0.0.1
              port: 99999
              user: root
            tags: []
            """,
            List.of("1 name", "3 os.password", "4 os.port", "6 tags")),
        Arguments.of(
            "/api/pipeline-definition/apply",
            "pipelineContent",
            """
            name: flawed
            version: latest
            dag:
              - name: a
                needs: [missing]
              - name: b
                needs: [root]
            tasks:
              - alias: a
                type: os
                commands: ['echo ${{ inputs.who }}']
              - alias: a
                type: nonsense
            """,
            List.of(
                "2 version",
                "5 dag[0].needs[0]",
                "6 dag[1].name",
                "11 tasks[0].commands[0]",
                "12 tasks[1].alias",
                "12 tasks[1].image",
                "13 tasks[1].type")),
        Arguments.of(
            "/api/trigger-definition/apply",
            "triggerContent",
            """
            name: flawed
            eventVersion: 1.0
            eventCreater: 'no body'
            pipelines:
              - image: 'bad name:1.0'
                inputs: [{name: n, value: '['}]
                filters: [{expr: values.a, glob: '['}]
            """,
            List.of(
                "1 eventName",
                "3 eventCreater",
                "5 pipelines[0].image",
                "6 pipelines[0].inputs[0].value")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("documentsWithManyMistakes")
  void everyMistakeOfADocumentIsToldWithItsPlace(
      String path, String member, String yaml, List<String> places) {
    Reply reply = kakj.post(path, new JsonObject().put(member, yaml));

    assertThat(reply.status()).isEqualTo(422);
    assertThat(reply.code()).isEqualTo("invalid-document");
    assertThat(errors(reply).map(error -> error.getInteger("line") + " " + error.getString("path")))
        .containsExactlyElementsOf(places);
    assertThat(errors(reply).map(error -> error.getString("message")))
        .allSatisfy(message -> assertThat(reply.message()).contains(message));
    assertNothingIsStored();
  }

  @Test
  void everyMistakeOfAnEventIsTold() {
    Reply reply =
        kakj.post(
            "/api/event/send",
            """
            {"name": "", "version": 1, "timestamp": -1,
             "values": {"a": 1, "b": "flawed"}, "files": {"f": {"value": 2}}, "users": ["kakj", 3]}
            """);

    assertThat(reply.status()).isEqualTo(422);
    assertThat(errors(reply).map(error -> error.getString("path")))
        .contains("name", "version", "timestamp", "values.a", "users[1]")
        .anyMatch(path -> path.startsWith("files.f"));
    assertThat(kakj.get("/api/event/?q=flawed").body()).containsPattern("\"Data\":(null|\\[])}");
  }

  @Test
  void everyMistakeOfARegistrationIsTold() {
    Reply reply =
        house
            .stranger()
            .post("/api/user/register", "{\"name\":\"a b\",\"email\":\"\",\"password\":\"x\"}");

    assertThat(reply.status()).isEqualTo(422);
    assertThat(errors(reply).map(error -> error.getString("path")))
        .containsExactly("name", "email", "password");
  }

  static Stream<Arguments> hostileYaml() {
    return Stream.of(
        Arguments.of("a NUL", "name: flawed\0", 1, "character U+0000 is not allowed"),
        Arguments.of("a tab as indentation", "name: flawed\ntags:\n\t- t", 3, "TAB"),
        Arguments.of("a quote without end", "name: \"flawed", 1, "not valid YAML"),
        Arguments.of("a key twice", "name: flawed\nname: x", 2, "already defined at line 1"),
        Arguments.of("a Java type", "name: !!java.lang.Runtime flawed", 1, "is not known"),
        Arguments.of("two documents", "name: flawed\n---\nname: x", 2, "one document at a time"),
        Arguments.of("an endless alias", "name: &a [*a]", 1, "has no anchor before it"),
        Arguments.of("aliases that explode", explosion(), 9, "expand to more than"),
        Arguments.of("deep nesting", "name: " + "[".repeat(100_000), 1, "nested deeper than"));
  }

  private static String explosion() {
    StringBuilder yaml = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
    for (int i = 1; i < 20; i++) {
      String alias = "*a" + (i - 1);
      yaml.append(
          "a%d: &a%d [%s]%n".formatted(i, i, String.join(", ", Collections.nCopies(10, alias))));
    }
    return yaml.toString();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("hostileYaml")
  void everyApplyRefusesYamlThatIsNone(String what, String yaml, int line, String reason) {
    for (Reply reply :
        List.of(kakj.applyActuator(yaml), kakj.applyPipeline(yaml), kakj.applyTrigger(yaml))) {
      JsonObject error = errors(reply).findFirst().orElseThrow();

      assertThat(reply.status()).isEqualTo(422);
      assertThat(error.getInteger("line")).isGreaterThan(0).isLessThanOrEqualTo(line);
      assertThat(error.getString("message") + error.getString("fix")).contains(reason);
    }
    assertNothingIsStored();
  }

  private static Stream<JsonObject> errors(Reply reply) {
    return reply.json().getJsonArray("errors", new JsonArray()).stream()
        .map(JsonObject.class::cast);
  }

  private static void assertNothingIsStored() {
    assertThat(kakj.get("/api/actuator/").json().getValue("Data")).isNull();
    assertThat(kakj.get("/api/pipeline-definition/flawed").json().getValue("Data")).isNull();
    assertThat(kakj.get("/api/trigger-definition/flawed").status()).isEqualTo(404);
  }
}
