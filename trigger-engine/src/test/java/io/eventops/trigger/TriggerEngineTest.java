package io.eventops.trigger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.eventops.model.message.ingest.AcceptedEvent;
import io.eventops.model.message.ingest.EventsAccepted;
import io.eventops.platform.boot.Process;
import io.eventops.platform.settings.Settings;
import io.eventops.platform.sql.Sql;
import io.eventops.testkit.TestDatabase;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The whole service on a real database, with a second one beside it that competes for the same
/// events.
@Timeout(120)
final class TriggerEngineTest {
  private static final TestDatabase DATABASE = TestDatabase.create();
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final Process ONE = start();
  private static final Process OTHER = start();

  private static Process start() {
    Map<String, String> settings = new HashMap<>(DATABASE.settings());
    settings.put("EVENTOPS_PROCESS_RECOVERY_INTERVAL", "100ms");
    return Process.start(Settings.of(settings), List.of(TriggerEngineVerticle.SERVICE));
  }

  @AfterAll
  static void stop() {
    ONE.close();
    OTHER.close();
    DATABASE.close();
  }

  private static String trigger(String name, String event, String filter) {
    return """
        name: %s
        eventName: %s
        eventVersion: "1.0"
        eventCreater: ann
        pipelines:
          - image: hello:1.0
            inputs:
              - name: who
                value: values.user
            filters:
              - %s
        """
        .formatted(name, event, filter);
  }

  private static JsonObject call(String user, String method, String path, JsonObject body)
      throws Exception {
    String token = ONE.platform().tokens().issue(user, Instant.now(), Duration.ofHours(1));
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + ONE.port() + path))
            .timeout(Duration.ofSeconds(20))
            .header("Authorization", "Bearer " + token)
            .method(
                method,
                body.isEmpty()
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(body.encode()))
            .build();
    return new JsonObject(CLIENT.send(request, HttpResponse.BodyHandlers.ofString()).body());
  }

  /// Does not wait until the other engine knows: an event that comes afterwards meets the change
  /// whichever engine has it.
  private static JsonObject apply(String user, String yaml) throws Exception {
    return call(
        user,
        "POST",
        "/api/trigger-definition/apply",
        new JsonObject().put("triggerContent", yaml));
  }

  /// Stores an event as event-ingest does; it is old enough for the recovery scan at once.
  private static AcceptedEvent stored(String name, String user) {
    Sql sql = ONE.platform().database();
    long id = ONE.platform().ids().next("event");
    Instant received = Instant.now().minusSeconds(60);
    String content =
        "{\"name\":\"%s\",\"version\":\"1.0\",\"values\":{\"user\":\"%s\"},\"files\":null,"
                .formatted(name, user)
            + "\"labels\":null,\"timestamp\":1,\"users\":null}";
    sql.update(
        "INSERT INTO events (id, name, version, creater, status, content, received_at)"
            + " VALUES (?, ?, '1.0', 'ann', 'created', ?, ?)",
        id,
        name,
        content,
        received);
    return new AcceptedEvent(id, "ann", name, "1.0", content, received.toEpochMilli(), null);
  }

  private static void awaitProcessed(long event) {
    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(
            () ->
                assertThat(
                        ONE.platform()
                            .database()
                            .query("SELECT status FROM events WHERE id = ?", event)
                            .iterator()
                            .next()
                            .getString(0))
                    .isEqualTo("processed"));
  }

  private static int fired(String trigger) {
    return ONE.platform()
        .database()
        .query("SELECT COUNT(*) FROM event_triggers WHERE trigger_name = ?", trigger)
        .iterator()
        .next()
        .getInteger(0);
  }

  @Test
  void firesEachEventOnceThoughTwoEnginesAndTheBusCompeteForIt() throws Exception {
    apply("ann", trigger("once", "once", "{expr: values.user, matches: [kim]}"));
    List<AcceptedEvent> events = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      events.add(stored("once", "kim"));
    }

    ONE.platform().bus().send(EventsAccepted.ADDRESS, new EventsAccepted(events));
    OTHER.platform().bus().send(EventsAccepted.ADDRESS, new EventsAccepted(events.reversed()));

    for (AcceptedEvent event : events) {
      awaitProcessed(event.id());
    }
    assertThat(fired("once")).isEqualTo(200);
  }

  @Test
  void findsEventsThatTheBusLost() throws Exception {
    apply("ann", trigger("lost", "lost", "{expr: values.user, exists: true}"));

    AcceptedEvent event = stored("lost", "kim");

    awaitProcessed(event.id());
    assertThat(fired("lost")).isEqualTo(1);
  }

  @Test
  void explainsWhatFiredAndWhichClauseSaidNo() throws Exception {
    apply("ann", trigger("yes", "explained", "{expr: values.user, matches: [kim]}"));
    apply("ann", trigger("no", "explained", "{expr: values.user, matches: [lee]}"));
    AcceptedEvent event = stored("explained", "kim");
    awaitProcessed(event.id());

    JsonArray verdicts =
        call("ann", "GET", "/api/event/" + event.id() + "/explain", new JsonObject())
            .getJsonObject("Data")
            .getJsonArray("verdicts");

    assertThat(verdicts).hasSize(2);
    JsonObject no = verdicts.getJsonObject(0);
    assertThat(no.getString("trigger")).isEqualTo("no");
    assertThat(no.getBoolean("fired")).isFalse();
    assertThat(no.getString("clause")).contains("values.user").contains("lee");
    assertThat(no.getString("saw")).isEqualTo("kim");
    assertThat(verdicts.getJsonObject(1).getBoolean("fired")).isTrue();
  }

  @Test
  void explainsWithTheTriggersOfThatTimeAfterTheyChanged() throws Exception {
    apply("ann", trigger("was", "changed", "{expr: values.user, matches: [kim]}"));
    AcceptedEvent event = stored("changed", "kim");
    awaitProcessed(event.id());

    apply("ann", trigger("was", "changed", "{expr: values.user, matches: [nobody]}"));

    JsonArray verdicts =
        call("ann", "GET", "/api/event/" + event.id() + "/explain", new JsonObject())
            .getJsonObject("Data")
            .getJsonArray("verdicts");
    assertThat(verdicts.getJsonObject(0).getBoolean("fired")).isTrue();
  }

  @Test
  void showsNoVerdictsToStrangers() throws Exception {
    AcceptedEvent event = stored("private", "kim");

    JsonObject answer =
        call("eve", "GET", "/api/event/" + event.id() + "/explain", new JsonObject());

    assertThat(answer.getInteger("Status")).isEqualTo(404);
  }

  @Test
  void triesATriggerOutWithoutStoringAnything() throws Exception {
    JsonObject answer =
        call(
            "ann",
            "POST",
            "/api/trigger-definition/test",
            new JsonObject()
                .put("triggerContent", trigger("tried", "tried", "{expr: values.user, glob: 'k*'}"))
                .put(
                    "event",
                    new JsonObject()
                        .put("name", "tried")
                        .put("version", "1.0")
                        .put("timestamp", 1)
                        .put("values", new JsonObject().put("user", "kim"))));

    assertThat(
            answer
                .getJsonObject("Data")
                .getJsonArray("verdicts")
                .getJsonObject(0)
                .getBoolean("fired"))
        .isTrue();
    assertThat(
            call("ann", "GET", "/api/trigger-definition/tried", new JsonObject())
                .getInteger("Status"))
        .isEqualTo(404);
  }

  @Test
  void saysWhatIsMissingWhenThereIsNothingToTry() throws Exception {
    JsonObject empty =
        call("ann", "POST", "/api/trigger-definition/test", new JsonObject().put("name", ""));
    JsonObject noEvent =
        call(
            "ann",
            "POST",
            "/api/trigger-definition/test",
            new JsonObject()
                .put("triggerContent", trigger("t", "e", "{expr: values.user, glob: 'k*'}")));
    JsonObject halfAnId =
        call(
            "ann",
            "POST",
            "/api/trigger-definition/test",
            new JsonObject()
                .put("triggerContent", trigger("t", "e", "{expr: values.user, glob: 'k*'}"))
                .put("eventId", 1.5));

    assertThat(empty.getString("Msg")).contains("send triggerContent, or the name of a trigger");
    assertThat(noEvent.getString("Msg")).contains("send eventId, or event");
    assertThat(halfAnId.getString("Msg"))
        .isEqualTo("eventId is not a whole number; write it without quotes");
    assertThat(List.of(empty, noEvent, halfAnId))
        .extracting(answer -> answer.getInteger("Status"))
        .containsOnly(400);
  }

  @Test
  void appliesListsAndDeletes() throws Exception {
    JsonObject applied = apply("bob", trigger("mine", "e", "{expr: values.user, exists: true}"));
    JsonObject again = apply("bob", trigger("mine", "e", "{expr: values.user, exists: true}"));

    assertThat(applied.getJsonObject("Data").getBoolean("changed")).isTrue();
    assertThat(again.getJsonObject("Data").getBoolean("changed")).isFalse();
    JsonObject listed =
        call("bob", "GET", "/api/trigger-definition/", new JsonObject())
            .getJsonArray("Data")
            .getJsonObject(0);
    assertThat(listed.fieldNames())
        .contains(
            "name",
            "content",
            "creater",
            "event_name",
            "event_version",
            "event_creater",
            "CreatedAt");
    assertThat(
            call("bob", "DELETE", "/api/trigger-definition/mine", new JsonObject())
                .getInteger("Status"))
        .isEqualTo(200);
    assertThat(
            call("bob", "DELETE", "/api/trigger-definition/mine", new JsonObject())
                .getInteger("Status"))
        .isEqualTo(404);
  }

  @Test
  void listsPageByPageAndAnswersNullForNothing() throws Exception {
    for (String name : List.of("b", "a", "c")) {
      apply("paula", trigger(name, "e", "{expr: values.user, exists: true}"));
    }

    assertThat(names("/api/trigger-definition/?top=2")).containsExactly("a", "b");
    assertThat(names("/api/trigger-definition/?top=2&after=b")).containsExactly("c");
    assertThat(names("/api/trigger-definition/?top=0")).containsExactly("a", "b", "c");
    assertThat(
            call("paula", "GET", "/api/trigger-definition/?after=c", new JsonObject())
                .getValue("Data"))
        .isNull();
  }

  private List<String> names(String path) throws Exception {
    return call("paula", "GET", path, new JsonObject()).getJsonArray("Data").stream()
        .map(JsonObject.class::cast)
        .map(trigger -> trigger.getString("name"))
        .toList();
  }

  @Test
  void refusesADefinitionWithEverythingThatIsWrong() throws Exception {
    JsonObject answer = apply("ann", "name: x\npipelines: []\n");

    assertThat(answer.getInteger("Status")).isEqualTo(422);
    assertThat(answer.getJsonArray("errors").size()).isGreaterThan(2);
  }
}
