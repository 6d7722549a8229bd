package io.eventops.ingest.event.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.eventops.ingest.EventIngestVerticle;
import io.eventops.platform.boot.Process;
import io.eventops.platform.settings.Settings;
import io.eventops.testkit.TestDatabase;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.ResultSet;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(120)
final class EventRoutesTest {
  private static final TestDatabase DATABASE = TestDatabase.create();
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final Process PROCESS =
      Process.start(Settings.of(DATABASE.settings()), List.of(EventIngestVerticle.SERVICE));

  @BeforeAll
  static void isReady() {
    assertThat(PROCESS.port()).isPositive();
  }

  @AfterAll
  static void stop() {
    PROCESS.close();
    DATABASE.close();
  }

  private static HttpRequest.Builder request(String user, String path) {
    String token = PROCESS.platform().tokens().issue(user, Instant.now(), Duration.ofHours(1));
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + PROCESS.port() + path))
        .timeout(Duration.ofSeconds(20))
        .header("Authorization", "Bearer " + token);
  }

  private static HttpResponse<String> exchange(HttpRequest request) throws Exception {
    return CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
  }

  private static HttpResponse<String> send(String user, String body, String... headers)
      throws Exception {
    HttpRequest.Builder request =
        request(user, "/api/event/send").POST(HttpRequest.BodyPublishers.ofString(body));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return exchange(request.build());
  }

  private static JsonObject get(String user, String path) throws Exception {
    return new JsonObject(exchange(request(user, path).GET().build()).body());
  }

  private static long id(HttpResponse<String> response) {
    return new JsonObject(response.body()).getJsonObject("Data").getLong("id");
  }

  private static String event(String name) {
    return "{\"name\":\""
        + name
        + "\",\"version\":\"1.0\",\"timestamp\":1661422308,"
        + "\"values\":{\"k\":\"v\"},\"files\":null,\"labels\":null,\"users\":null}";
  }

  @Test
  void answersWithTheIdUnderWhichTheEventIsFound() throws Exception {
    HttpResponse<String> sent = send("ann", event("found"));

    JsonObject found = get("ann", "/api/event/" + id(sent)).getJsonObject("Data");
    assertThat(sent.statusCode()).isEqualTo(200);
    assertThat(found.getString("name")).isEqualTo("found");
    assertThat(found.getString("status")).isEqualTo("created");
    assertThat(found.getJsonObject("content").getJsonObject("values").getString("k"))
        .isEqualTo("v");
  }

  @Test
  void hidesEventsFromOtherUsers() throws Exception {
    long id = id(send("ann", event("hidden")));

    HttpResponse<String> other = exchange(request("bob", "/api/event/" + id).GET().build());

    assertThat(other.statusCode()).isEqualTo(404);
    assertThat(get("bob", "/api/event/").getJsonArray("Data")).isEmpty();
  }

  @Test
  void answersARepeatUnderTheSameKeyWithTheFirstId() throws Exception {
    HttpResponse<String> first = send("ann", event("repeat"), "Idempotency-Key", "key-1");
    HttpResponse<String> again = send("ann", event("repeat"), "Idempotency-Key", "key-1");
    HttpResponse<String> other = send("ann", event("other"), "Idempotency-Key", "key-1");
    HttpResponse<String> bobs = send("bob", event("repeat"), "Idempotency-Key", "key-1");

    assertThat(id(again)).isEqualTo(id(first));
    assertThat(new JsonObject(again.body()).getJsonObject("Data").getBoolean("duplicate")).isTrue();
    assertThat(other.statusCode()).isEqualTo(409);
    assertThat(id(bobs)).isNotEqualTo(id(first));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          not json                                                  | 422 | 1
          {"version":"1.0","timestamp":1}                           | 422 | name
          {"name":"e","version":"1.0","timestamp":0}                | 422 | timestamp
          {"name":"e","version":"1.0","timestamp":1,"values":{"k":7}} | 422 | values.k
          {"name":"e","version":"1.0","timestamp":1,"values":{"k":"\\u0000"}} | 422 | NUL
          """)
  void saysWhatIsWrongWithAnEvent(String body, int status, String names) throws Exception {
    HttpResponse<String> response = send("ann", body);

    JsonObject problem = new JsonObject(response.body());
    assertThat(response.statusCode()).isEqualTo(status);
    assertThat(problem.getInteger("Status")).isEqualTo(status);
    assertThat(problem.encode()).contains(names);
  }

  @Test
  void refusesWhatIsTooLargeOrEmptyOrAnonymous() throws Exception {
    HttpResponse<String> large = send("ann", "x".repeat(2 * 1024 * 1024));
    HttpResponse<String> empty = send("ann", "");
    HttpRequest anonymous =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + PROCESS.port() + "/api/event/send"))
            .POST(HttpRequest.BodyPublishers.ofString(event("anonymous")))
            .build();

    assertThat(large.statusCode()).isEqualTo(413);
    assertThat(empty.statusCode()).isEqualTo(400);
    assertThat(exchange(anonymous).statusCode()).isEqualTo(401);
  }

  @Test
  void listsNewestFirstAndSearches() throws Exception {
    long first = id(send("cat", event("list-a")));
    long second = id(send("cat", event("list-b")));

    assertThat(get("cat", "/api/event/").getJsonArray("Data"))
        .extracting(row -> ((JsonObject) row).getLong("id"))
        .containsExactly(second, first);
    assertThat(get("cat", "/api/event/?name=list-a").getJsonArray("Data")).hasSize(1);
    assertThat(get("cat", "/api/event?q=list-b").getJsonArray("Data")).hasSize(1);
    assertThat(get("cat", "/api/event/?before=" + second + "&top=5").getJsonArray("Data"))
        .hasSize(1);
  }

  @Test
  void listsByStatusAndRefusesOneThatNoEventHas() throws Exception {
    id(send("fay", event("listed")));

    assertThat(get("fay", "/api/event/?status=created").getJsonArray("Data")).hasSize(1);
    assertThat(get("fay", "/api/event/?status=processed").getJsonArray("Data")).isEmpty();
    assertThat(get("fay", "/api/event/?status=done").getString("code"))
        .isEqualTo("malformed-request");
  }

  @Test
  void storesWhatItAnsweredAndNothingElse() throws Exception {
    int events = 2_000;
    List<Long> ids;
    try (ExecutorService senders = Executors.newFixedThreadPool(32)) {
      List<Callable<Long>> work =
          IntStream.range(0, events)
              .<Callable<Long>>mapToObj(i -> () -> id(send("dan", event("many-" + i))))
              .toList();
      ids = senders.invokeAll(work).stream().map(EventRoutesTest::value).toList();
    }

    assertThat(ids).doesNotHaveDuplicates();
    try (var connection = DATABASE.connect();
        var statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT COUNT(*), COUNT(DISTINCT name) FROM events WHERE creater = 'dan'")) {
      rows.next();
      assertThat(rows.getInt(1)).isEqualTo(events);
      assertThat(rows.getInt(2)).isEqualTo(events);
    }
  }

  private static long value(Future<Long> future) {
    return future.resultNow();
  }
}
