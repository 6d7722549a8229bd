package io.eventops.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What cannot be understood is answered with what is wrong with it, and changes nothing.
@Timeout(180)
class RefusedRequestsTest {
  private static final String APPLY_TRIGGER = "/api/trigger-definition/apply";
  private static final int MEBIBYTE = 1024 * 1024;

  @TempDir private static Path data;
  private static House house;
  private static Caller kakj;
  private static List<Route> routes;
  private static long run;

  @BeforeAll
  static void open() {
    house = new House(data);
    kakj = house.user("kakj");
    routes = Route.of(house).stream().filter(Route::takesBody).toList();
    kakj.applyPipeline(pipeline("there", "'true'")).data();
    run = kakj.run("there:1.0", new JsonObject());
    kakj.awaitEnd(run);
  }

  @AfterAll
  static void close() {
    house.close();
  }

  private static String pipeline(String name, String command) {
    return """
        name: %s
        version: 1.0
        actuatorSelector: {tags: [nowhere]}
        dag: [{name: a, needs: [root]}]
        tasks: [{alias: a, type: os, commands: [%s]}]
        """
        .formatted(name, command);
  }

  private static String address(Route route) {
    return route
        .path()
        .replace("{id}", Long.toString(run))
        .replace("{name}", "there")
        .replace("{version}", "1.0");
  }

  static Stream<Arguments> unreadableBodies() {
    return Stream.of(
        unreadable("half an object", "{\"a\":", "Unexpected end-of-input"),
        unreadable("an array", "[1]", "an array"),
        unreadable("a text", "\"text\"", "a text|a string"),
        unreadable("null", "null", "null"),
        unreadable("a form", "name=kakj&password=x", "Unrecognized token 'name'"),
        unreadable("two objects", "{} {}", "trailing token|goes on after the end"),
        unreadable(
            "raw control characters", "{\"a\":\"\u0001\"}", "(?i)illegal unquoted character"),
        unreadable(
            "deep nesting", "{\"a\":".repeat(100_000) + "1" + "}".repeat(100_000), "(?i)nest"),
        Arguments.of(
            "bytes that are not UTF-8", new byte[] {'{', '"', (byte) 0xC3, '"', '}'}, "not UTF-8"),
        Arguments.of("UTF-16", "{}".getBytes(StandardCharsets.UTF_16), "not UTF-8"));
  }

  private static Arguments unreadable(String what, String body, String reason) {
    return Arguments.of(what, body.getBytes(StandardCharsets.UTF_8), reason);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("unreadableBodies")
  void everyRouteSaysWhyItCannotReadABody(String what, byte[] body, String reason) {
    assertThat(routes).hasSizeGreaterThan(12);
    SoftAssertions all = new SoftAssertions();
    for (Route route : routes) {
      Reply reply = route.call(kakj, address(route), BodyPublishers.ofByteArray(body));
      if (isCallback(route)) {
        all.assertThat(reply.status() + " " + reply.body()).isEqualTo("400 \"malformed\"");
        continue;
      }
      all.assertThat(reply.status()).as(route.name()).isIn(400, 422);
      all.assertThat(reply.json().getInteger("Status")).as(route.name()).isEqualTo(reply.status());
      all.assertThat(reply.code()).as(route.name()).isIn("malformed-request", "invalid-document");
      all.assertThat(reply.message())
          .as(route.name())
          .containsPattern(reason)
          .doesNotContain("java.", "Jackson", "StreamRead");
    }
    all.assertAll();
  }

  private static boolean isCallback(Route route) {
    return route.path().endsWith("/callback");
  }

  @Test
  void everyRouteWantsABody() {
    SoftAssertions all = new SoftAssertions();
    for (Route route : routes) {
      // a logout has nothing to add to its token
      if (!isCallback(route) && !route.path().endsWith("/logout")) {
        Reply reply = route.call(kakj, address(route), BodyPublishers.noBody());
        all.assertThat(reply.status()).as(route.name()).isEqualTo(400);
        all.assertThat(reply.message()).as(route.name()).startsWith("EOF: the body is empty, send");
      }
    }
    all.assertAll();
  }

  @Test
  void everyRouteRefusesTwoMebibytesAndTheNextRequestWorks() {
    SoftAssertions all = new SoftAssertions();
    byte[] large =
        ("{\"a\":\"" + "x".repeat(2 * MEBIBYTE) + "\"}").getBytes(StandardCharsets.UTF_8);
    for (Route route : routes) {
      Reply reply = route.call(kakj, address(route), BodyPublishers.ofByteArray(large));
      all.assertThat(reply.status()).as(route.name()).isEqualTo(413);
      all.assertThat(reply.body())
          .as(route.name())
          .contains(isCallback(route) ? "\"too-large\"" : "the limit of 1048576 bytes");
      all.assertThat(kakj.get("/api/user/me").status()).as(route.name()).isEqualTo(200);
    }
    all.assertAll();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          /api/user/register              | {"name": 1}                          | name is a number, not a text
          /api/user/register              | {"name":"n","password": {}}          | password is an object, not a text
          /api/user/login                 | {"username": true}                   | username is true or false, not a text
          /api/user/refresh               | {"refreshToken": []}                 | refreshToken is an array, not a text
          /api/user/password              | {"oldPassword": 1}                   | oldPassword is a number, not a text
          /api/actuator/apply             | {"actuatorContent": {}}              | actuatorContent is an object, not a text
          /api/pipeline-definition/apply  | {"pipelineContent": 7}               | pipelineContent is a number, not a text
          /api/trigger-definition/apply   | {"triggerContent": []}               | triggerContent is an array, not a text
          /api/trigger-definition/test    | {"triggerContent": 1}                | triggerContent is a number, not a text
          /api/pipeline/run               | {"image": {}}                        | image is an object, not a text
          /api/pipeline/run               | {"image": "there:1.0", "inputs": 1}  | inputs is not an object
          /api/pipeline/run               | {"image": "there:1.0", "inputs": {"n": 1}} | inputs.n is a number, not a text
          /api/pipeline/RUN/rerun         | {"from": 1}                          | from is a number, not a text
          """)
  void aMemberOfAnotherTypeIsNamed(String path, String body, String detail) {
    Reply reply = kakj.post(path.replace("RUN", Long.toString(run)), body);

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.code()).isEqualTo("malformed-request");
    assertThat(reply.message()).contains(detail);
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
            APPLY_TRIGGER,
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

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          /api/user/login         | {"username": "kakj", "password": "PASSWORD", "more": [1]}
          /api/event/send         | {"name": "e", "version": "1.0", "timestamp": 1, "more": {"a": [null]}}
          /api/pipeline/run       | {"image": "there:1.0", "more": true}
          /api/pipeline/RUN/rerun | {"from": "start", "more": null}
          /api/actuator/apply?dryRun=true | {"actuatorContent": "name: a\\nos: {local: true}\\ntags: [t]", "more": 1}
          """)
  void membersThatNobodyKnowsAreIgnored(String path, String body) {
    Reply reply =
        kakj.post(
            path.replace("RUN", Long.toString(run)), body.replace("PASSWORD", Caller.PASSWORD));

    assertThat(reply.status()).as(reply.body()).isEqualTo(200);
  }

  /// As `curl -d` calls everything, and others nothing.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=x",
        "text/xml"
      })
  void theNameOfABodyDoesNotMatter(String contentType) {
    String yaml = pipeline("named", "'echo " + "%+&=".repeat(5_000) + "'");
    String event =
        new JsonObject()
            .put("name", "named")
            .put("version", "1.0")
            .put("timestamp", 1)
            .put("values", new JsonObject().put("v", "%+&=".repeat(5_000)))
            .encode();

    Reply applied =
        post(
            "/api/pipeline-definition/apply",
            new JsonObject().put("pipelineContent", yaml).encode(),
            contentType);
    Reply sent = post("/api/event/send", event, contentType);

    assertThat(applied.status()).as(applied.body()).isEqualTo(200);
    assertThat(sent.status()).as(sent.body()).isEqualTo(200);
  }

  private static Reply post(String path, String body, String contentType) {
    return kakj.send(
        kakj.request(path).header("Content-Type", contentType).POST(BodyPublishers.ofString(body)));
  }

  @Test
  void requestsThatDoNotGetOnDisturbNobody() throws IOException {
    List<Socket> slow = new ArrayList<>();
    try {
      for (int i = 0; i < 150; i++) {
        slow.add(begin("POST /api/event/send HTTP/1.1\r\nHost: x\r\n"));
        slow.add(
            begin(
                "POST /api/event/send HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer "
                    + kakj.token()
                    + "\r\nContent-Length: 100\r\n\r\n{"));
      }

      Reply sent =
          kakj.post("/api/event/send", "{\"name\":\"e\",\"version\":\"1.0\",\"timestamp\":1}");
      Reply listed = kakj.get("/api/pipeline/");

      assertThat(sent.status()).isEqualTo(200);
      assertThat(listed.status()).isEqualTo(200);
    } finally {
      for (Socket socket : slow) {
        socket.close();
      }
    }
  }

  private static Socket begin(String text) throws IOException {
    URI address = URI.create(house.address());
    Socket socket = new Socket(address.getHost(), address.getPort());
    socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    return socket;
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
