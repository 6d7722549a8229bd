package io.eventops.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
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
        unreadable("half an object", "{\"a\":", "ends too early|Unexpected end-of-input"),
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
  void everyRouteThatNeedsABodyWantsOne() {
    SoftAssertions all = new SoftAssertions();
    for (Route route : routes) {
      if (!isCallback(route) && route.needsBody()) {
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
}
