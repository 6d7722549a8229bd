package io.eventops.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.eventops.model.validation.InvalidDocument;
import io.eventops.model.validation.Violation;
import io.eventops.platform.auth.Revocations;
import io.eventops.platform.auth.Tokens;
import io.eventops.platform.boot.TestServer;
import io.eventops.platform.settings.Secret;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.mysqlclient.MySQLException;
import java.io.ByteArrayInputStream;
import java.net.ConnectException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ApiTest {
  @AutoClose("close")
  private final Vertx vertx = Vertx.vertx();

  private final Tokens tokens =
      new Tokens(vertx, new Secret("a signature of enough characters"), Revocations.none());

  @AutoClose private final TestServer server = new TestServer(this::routes);

  private void routes(Router router) {
    Api api = new Api(tokens);
    api.route(
        router,
        HttpMethod.GET,
        "/api/me",
        request ->
            Answer.ok(
                new JsonObject()
                    .put("name", request.principal().name())
                    .put("claimed", request.header("event_ops_username").orElse(null))));
    api.open(router, HttpMethod.GET, "/api/list/", _ -> Answer.ok(new JsonArray()));
    api.open(
        router, HttpMethod.GET, "/api/thing/:name", request -> Answer.ok(request.path("name")));
    api.open(router, HttpMethod.GET, "/api/number/:id", request -> Answer.ok(request.id("id")));
    api.open(router, HttpMethod.POST, "/api/echo", request -> Answer.ok(request.json()));
    api.open(
        router,
        HttpMethod.POST,
        "/api/texts",
        request -> Answer.ok(Request.text(request.json(), "password")));
    api.open(
        router,
        HttpMethod.POST,
        "/api/numbers",
        request -> Answer.ok(Request.number(request.json(), "id").orElse(-1L)));
    api.open(router, HttpMethod.GET, "/api/fault/:kind", ApiTest::fault);
    api.script(router, HttpMethod.POST, "/api/script/:kind", ApiTest::fault);
  }

  private static Answer fault(Request request) {
    throw switch (request.path("kind")) {
      case "bug" -> new IllegalStateException("secret detail");
      case "away" -> new IllegalStateException(new ConnectException("secret detail"));
      case "readonly" -> new MySQLException("secret detail", 1290, "HY000");
      case "document" ->
          new InvalidDocument(
              List.of(
                  new Violation("tasks[0]", 3, "is wrong", "mend it"), new Violation("", 0, "x")));
      case "later" -> Problem.later(ProblemType.TOO_MANY_REQUESTS, "slowly", Duration.ofSeconds(7));
      default -> throw new AssertionError("secret detail");
    };
  }

  private static void assertProblem(HttpResponse<String> response, int status, String code) {
    assertThat(response.statusCode()).isEqualTo(status);
    assertThat(response.headers().firstValue("Content-Type"))
        .hasValue("application/problem+json; charset=utf-8");
    JsonObject body = TestHttp.json(response);
    assertThat(body.getString("code")).isEqualTo(code);
    assertThat(body.getInteger("Status")).isEqualTo(status);
    assertThat(body.getInteger("status")).isEqualTo(status);
    assertThat(body.getString("Msg")).isEqualTo(body.getString("detail")).isNotBlank();
    assertThat(body.containsKey("Data")).isTrue();
    assertThat(body.getValue("Data")).isNull();
  }

  private HttpResponse<String> post(String body) {
    return server.http().send("POST", "/api/echo", BodyPublishers.ofString(body));
  }

  @Test
  void wrapsWhatAnEndpointReturns() {
    HttpResponse<String> response = post("{\"a\":1}");

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(TestHttp.json(response))
        .isEqualTo(new JsonObject("{\"Status\":200,\"Msg\":\"\",\"Data\":{\"a\":1}}"));
    assertThat(response.headers().firstValue("Cache-Control")).hasValue("no-store");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/list", "/api/list/"})
  void servesAListWithAndWithoutTrailingSlash(String path) {
    assertThat(server.http().get(path).body())
        .isEqualTo("{\"Status\":200,\"Msg\":\"\",\"Data\":[]}");
  }

  @ParameterizedTest
  @CsvSource({"a,a", "a%20b,a b", "a%2Fb,a/b", "%C3%A4,ä", "a+b,a+b", "a/,a"})
  void decodesNamesInPaths(String path, String name) {
    HttpResponse<String> response = server.http().get("/api/thing/" + path);

    assertThat(TestHttp.json(response).getString("Data")).isEqualTo(name);
  }

  @Test
  void knowsTheCallerByTheTokenAndByNothingElse() {
    String token = tokens.issue("kakj", Instant.now(), Duration.ofMinutes(1));

    HttpResponse<String> response =
        server
            .http()
            .get("/api/me", "Authorization", "Bearer " + token, "event_ops_username", "admin");

    assertThat(TestHttp.json(response).getJsonObject("Data"))
        .isEqualTo(new JsonObject().put("name", "kakj").putNull("claimed"));
  }

  @Test
  void refusesACallWithoutToken() {
    HttpResponse<String> response = server.http().get("/api/me");

    assertProblem(response, 401, "unauthenticated");
    assertThat(TestHttp.json(response).getString("Msg"))
        .isEqualTo("auth fail: not get token in header Authorization");
  }

  @Test
  void explainsWhatIsNotThere() {
    assertProblem(server.http().get("/nothing"), 404, "not-found");
    assertProblem(server.http().get("/api/echo"), 405, "method-not-allowed");
    assertThat(TestHttp.json(server.http().get("/api/echo")).getString("detail"))
        .isEqualTo("GET /api/echo is no route; /openapi.yaml lists them all");
    assertProblem(server.http().get("/api/number/abc"), 400, "malformed-request");
    assertProblem(server.http().get("/api/number/-1"), 400, "malformed-request");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "[1]", "{", "{\"a\":}", "7", "null", "{\"a\":1} x"})
  void refusesABodyThatIsNoJsonObject(String body) {
    assertProblem(post(body), 400, "malformed-request");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"a":            | the body is not JSON: it ends too early (line 1, column 6)
          [1]              | the body is an array, send a JSON object
          "text"           | the body is a text, send a JSON object
          null             | the body is null, send a JSON object
          """)
  void saysWhatIsWrongWithABody(String body, String detail) {
    assertThat(TestHttp.json(post(body)).getString("detail")).isEqualTo(detail);
  }

  @Test
  void saysThatABodyIsNestedTooDeeply() {
    HttpResponse<String> response = post("{\"a\":".repeat(5_000) + "1" + "}".repeat(5_000));

    assertProblem(response, 400, "malformed-request");
    assertThat(TestHttp.json(response).getString("detail"))
        .startsWith("the body is not JSON: Document nesting depth")
        .doesNotContain("StreamReadConstraints");
  }

  @Test
  void refusesABodyThatIsNotUtf8() {
    byte[] latin = "{\"a\":\"\u00e4\"}".getBytes(StandardCharsets.ISO_8859_1);

    HttpResponse<String> response =
        server.http().send("POST", "/api/echo", BodyPublishers.ofByteArray(latin));

    assertProblem(response, 400, "malformed-request");
    assertThat(TestHttp.json(response).getString("detail"))
        .isEqualTo("the body is not UTF-8 from byte 6 on");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/x-www-form-urlencoded",
        "application/x-www-form-urlencoded; charset=nonsense",
        "multipart/form-data; boundary=x",
        "application/json; charset=utf-16",
        "text/plain",
        "nonsense"
      })
  void readsABodyAsItIsWhateverItIsCalled(String contentType) {
    String body = new JsonObject().put("a", "%&=+".repeat(5_000)).encode();

    HttpResponse<String> response =
        server
            .http()
            .send("POST", "/api/echo", BodyPublishers.ofString(body), "Content-Type", contentType);

    assertThat(TestHttp.json(response).getJsonObject("Data")).isEqualTo(new JsonObject(body));
  }

  @Test
  void leavesOutAByteOrderMark() {
    assertThat(TestHttp.json(post("\uFEFF{\"a\":1}")).getJsonObject("Data"))
        .isEqualTo(new JsonObject().put("a", 1));
  }

  @Test
  void refusesABodyThatIsCompressed() {
    HttpResponse<String> response =
        server
            .http()
            .send("POST", "/api/echo", BodyPublishers.ofString("{}"), "Content-Encoding", "gzip");

    assertProblem(response, 400, "malformed-request");
    assertThat(TestHttp.json(response).getString("detail"))
        .contains("Content-Encoding gzip", "send it without");
  }

  @Test
  void namesTheTypeOfAMemberThatIsNoTextAndNotItsValue() {
    HttpResponse<String> response =
        server.http().send("POST", "/api/texts", BodyPublishers.ofString("{\"password\":271828}"));

    assertProblem(response, 400, "malformed-request");
    assertThat(TestHttp.json(response).getString("detail"))
        .isEqualTo("password is a number, not a text; write it in double quotes");
  }

  @ParameterizedTest
  @CsvSource({"7,200", "null,200", "1.5,400", "'\"7\"',400", "[],400", "99999999999999999999,400"})
  void takesWholeNumbersOnlyForIds(String id, int status) {
    HttpResponse<String> response =
        server.http().send("POST", "/api/numbers", BodyPublishers.ofString("{\"id\":" + id + "}"));

    assertThat(response.statusCode()).isEqualTo(status);
  }

  @Test
  void refusesABodyOfTwoMebibytesWhateverItsFraming() {
    byte[] large = new byte[2 * 1024 * 1024];

    HttpResponse<String> known =
        server.http().send("POST", "/api/echo", BodyPublishers.ofByteArray(large));
    HttpResponse<String> chunked =
        server
            .http()
            .send(
                "POST",
                "/api/echo",
                BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large)));

    assertProblem(known, 413, "too-large");
    assertProblem(chunked, 413, "too-large");
    assertThat(TestHttp.json(chunked).getString("detail"))
        .isEqualTo("the body is larger than the limit of 1048576 bytes; send less in one request");
  }

  @Test
  void carriesViolationsAndRetryAfter() {
    HttpResponse<String> invalid = server.http().get("/api/fault/document");
    HttpResponse<String> later = server.http().get("/api/fault/later");

    assertProblem(invalid, 422, "invalid-document");
    assertThat(TestHttp.json(invalid).getJsonArray("errors"))
        .isEqualTo(
            new JsonArray(
                """
                [{"path":"tasks[0]","line":3,"message":"is wrong","fix":"mend it"},
                 {"path":"","line":0,"message":"x","fix":""}]"""));
    assertProblem(later, 429, "too-many-requests");
    assertThat(later.headers().firstValue("Retry-After")).hasValue("7");
  }

  @ParameterizedTest
  @ValueSource(strings = {"bug", "error"})
  void showsNothingOfAFault(String kind) {
    HttpResponse<String> response = server.http().get("/api/fault/" + kind);

    assertProblem(response, 500, "internal");
    assertThat(response.body()).doesNotContain("secret detail", "Exception");
  }

  @ParameterizedTest
  @ValueSource(strings = {"away", "readonly"})
  void asksToTryAgainWhenTheDatabaseIsAway(String kind) {
    HttpResponse<String> response = server.http().get("/api/fault/" + kind);

    assertProblem(response, 503, "unavailable");
    assertThat(response.headers().firstValue("Retry-After")).hasValue("1");
    assertThat(response.body()).doesNotContain("secret detail");
  }

  @ParameterizedTest
  @CsvSource({"bug,500,internal", "away,503,unavailable", "document,422,invalid-document"})
  void tellsAScriptInOneWordWhatIsWrong(String kind, int status, String word) {
    HttpResponse<String> response =
        server.http().send("POST", "/api/script/" + kind, BodyPublishers.noBody());

    assertThat(response.statusCode()).isEqualTo(status);
    assertThat(response.body()).isEqualTo("\"" + word + "\"");
  }

  @Test
  void tellsAScriptInOneWordThatItSendsTooMuch() {
    HttpResponse<String> response =
        server
            .http()
            .send("POST", "/api/script/bug", BodyPublishers.ofByteArray(new byte[2 * 1024 * 1024]));

    assertThat(response.statusCode()).isEqualTo(413);
    assertThat(response.body()).isEqualTo("\"too-large\"");
  }
}
