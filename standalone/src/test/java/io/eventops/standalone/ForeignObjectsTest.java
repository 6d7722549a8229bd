package io.eventops.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What one user has, another does not find, whatever name the other claims in a header.
@Timeout(180)
class ForeignObjectsTest {
  private static final String PIPELINE =
      """
      name: %s
      version: 1.0
      actuatorSelector: {tags: [local]}
      dag: [{name: work, needs: [root]}]
      tasks:
        - alias: work
          type: os
          commands: ['%s']
      """;
  private static final String TRIGGER =
      """
      name: %s
      eventName: thing
      eventVersion: 1.0
      eventCreater: kakj
      pipelines: [{image: quick:1.0}]
      """;
  private static final String ACTUATOR = "name: here\nos: {local: true}\ntags: [local]\n";

  @TempDir private static Path data;
  private static House house;
  private static Caller owner;
  private static Caller eve;
  private static long event;
  private static long ended;
  private static long endedTask;
  private static long running;

  @BeforeAll
  static void open() {
    house = new House(data);
    owner = house.user("kakj");
    eve = house.user("eve");
    owner.applyActuator(ACTUATOR).data();
    owner.applyPipeline(PIPELINE.formatted("quick", "echo done")).data();
    owner
        .applyPipeline(
            PIPELINE.formatted("slow", "until test -e " + gate() + "; do sleep 0.1; done"))
        .data();
    owner.applyPipeline(PIPELINE.formatted("shared", "echo shared")).data();
    owner.applyTrigger(TRIGGER.formatted("on-thing")).data();
    event = owner.sendEvent("thing", new JsonObject());
    ended = owner.awaitRunsOf(event, 1).getFirst().getLong("id");
    owner.awaitEnd(ended);
    endedTask = owner.task(ended, "work").getLong("id");
    running = owner.run("slow:1.0", new JsonObject());
  }

  @AfterAll
  static void close() throws IOException {
    Files.createFile(gate());
    house.close();
  }

  private static Path gate() {
    return data.resolve("gate");
  }

  /// What the other gets for asking.
  private record Answer(int status, UnaryOperator<String> address, String body) {
    /// The object is not there.
    static Answer absent(UnaryOperator<String> address) {
      return absent(address, "{}");
    }

    static Answer absent(UnaryOperator<String> address, String body) {
      return new Answer(404, address, body);
    }

    /// As the contract has it: no fault, and nothing of the object either.
    static Answer nothing(UnaryOperator<String> address) {
      return new Answer(200, address, "{}");
    }
  }

  private static Map<String, Answer> answers() {
    UnaryOperator<String> ofEvent = path -> path.replace("{id}", Long.toString(event));
    UnaryOperator<String> ofTrigger = path -> path.replace("{name}", "on-thing");
    UnaryOperator<String> ofActuator = path -> path.replace("{name}", "here");
    UnaryOperator<String> ofPipeline =
        path -> path.replace("{name}", "quick").replace("{version}", "1.0") + "?creater=kakj";
    UnaryOperator<String> ofEnded =
        path ->
            path.replace("{id}", Long.toString(ended))
                .replace("{taskId}", Long.toString(endedTask));
    UnaryOperator<String> ofRunning = path -> path.replace("{id}", Long.toString(running));
    Map<String, Answer> answers = new LinkedHashMap<>();
    answers.put("GET /api/event/{id}", Answer.absent(ofEvent));
    answers.put("GET /api/event/{id}/explain", Answer.absent(ofEvent));
    answers.put("GET /api/trigger-definition/{name}", Answer.absent(ofTrigger));
    answers.put("DELETE /api/trigger-definition/{name}", Answer.absent(ofTrigger));
    answers.put("GET /api/pipeline-definition/{name}", Answer.nothing(ofPipeline));
    answers.put("DELETE /api/pipeline-definition/{name}", Answer.nothing(ofPipeline));
    answers.put(
        "PATCH /api/pipeline-definition/{name}", Answer.absent(ofPipeline, "{\"public\":true}"));
    answers.put("GET /api/pipeline-definition/{name}/{version}", Answer.nothing(ofPipeline));
    answers.put("DELETE /api/pipeline-definition/{name}/{version}", Answer.nothing(ofPipeline));
    answers.put(
        "GET /api/pipeline-definition/{name}/{version}/revisions", Answer.absent(ofPipeline));
    answers.put("GET /api/actuator/{name}", Answer.absent(ofActuator));
    answers.put("DELETE /api/actuator/{name}", Answer.nothing(ofActuator));
    answers.put("POST /api/actuator/{name}/host-key/reset", Answer.absent(ofActuator));
    answers.put("GET /api/pipeline/{id}", Answer.absent(ofEnded));
    answers.put("POST /api/pipeline/{id}/cancel", Answer.absent(ofRunning));
    answers.put("POST /api/pipeline/{id}/rerun", Answer.absent(ofEnded));
    answers.put("GET /api/pipeline/{id}/stream", Answer.absent(ofEnded));
    answers.put("GET /api/pipeline/{id}/tasks/{taskId}/logs", Answer.absent(ofEnded));
    return answers;
  }

  @Test
  void areNotThereOnAnyRouteAndStayAsTheyAre() {
    Map<String, Answer> answers = answers();
    List<Route> routes =
        Route.of(house).stream().filter(route -> route.path().contains("{")).toList();
    assertThat(routes)
        .extracting(Route::name)
        .containsExactlyInAnyOrderElementsOf(answers.keySet());
    Map<String, String> before = view();
    SoftAssertions all = new SoftAssertions();

    for (Route route : routes) {
      Answer expected = Objects.requireNonNull(answers.get(route.name()));
      Reply reply = call(route, expected.address().apply(route.path()), expected.body());
      all.assertThat(reply.status()).as(route.name()).isEqualTo(expected.status());
      all.assertThat(reply.json().getValue("Data")).as(route.name()).isNull();
      all.assertThat(reply.body()).as(route.name()).doesNotContain("shared", "done");
    }

    all.assertAll();
    assertThat(view()).isEqualTo(before);
    assertThat(owner.runDetail(running).getJsonObject("pipeline").getString("status"))
        .isEqualTo("running");
  }

  @Test
  void cannotBeUsedByName() {
    Reply run = send("/api/pipeline/run", new JsonObject().put("image", "kakj/quick:1.0"));
    Reply rule = send("/api/trigger-definition/test", new JsonObject().put("name", "on-thing"));
    Reply past =
        send(
            "/api/trigger-definition/test",
            new JsonObject()
                .put("triggerContent", TRIGGER.formatted("mine"))
                .put("eventId", event));
    Reply nested =
        send(
            "/api/pipeline-definition/apply",
            new JsonObject()
                .put(
                    "pipelineContent",
                    """
                    name: thief
                    version: 1.0
                    dag: [{name: it, needs: [root]}]
                    tasks: [{alias: it, type: pipeline, image: kakj/quick:1.0}]
                    """));

    assertThat(List.of(run, rule, past)).extracting(Reply::status).containsOnly(404);
    assertThat(nested.status()).isEqualTo(422);
    assertThat(nested.json().getJsonArray("errors").getJsonObject(0).getString("path"))
        .isEqualTo("tasks[0].image");
  }

  @Test
  void areInNoList() {
    Caller other = house.user("other");

    for (String list :
        List.of(
            "/api/event/",
            "/api/event/?q=thing",
            "/api/trigger-definition/",
            "/api/pipeline-definition/",
            "/api/pipeline-definition/?creater=kakj",
            "/api/actuator/",
            "/api/pipeline/",
            "/api/pipeline/?eventId=" + event,
            "/api/pipeline/?eventCreater=kakj&eventName=thing&eventVersion=1.0")) {
      Reply reply = other.send(claiming(other, list).GET());

      assertThat(reply.status()).as(list).isEqualTo(200);
      assertThat(reply.body()).as(list).containsPattern("\"Data\":(null|\\[])}");
    }
    assertThat(other.get("/api/pipeline/?triggerDefinitionName=on-thing").status()).isEqualTo(404);
  }

  @Test
  void ofTheSameNameAreOthers() {
    Map<String, String> before = view();
    Caller twin = house.user("twin");

    twin.applyActuator(ACTUATOR).data();
    twin.applyPipeline(PIPELINE.formatted("quick", "echo mine")).data();
    twin.applyTrigger(TRIGGER.formatted("on-thing")).data();
    twin.delete("/api/trigger-definition/on-thing").data();
    twin.delete("/api/pipeline-definition/quick").data();
    twin.delete("/api/actuator/here").data();

    assertThat(view()).isEqualTo(before);
  }

  @Test
  void areReadAndRunByOthersWhenTheyArePublicAndChangedByNobodyElse() {
    Caller guest = house.user("guest");
    String shared = "/api/pipeline-definition/shared";
    JsonObject run = new JsonObject().put("image", "kakj/shared:1.0");
    share(true);

    JsonObject read = guest.get(shared + "?creater=kakj").data();
    assertThat(read.getString("creater")).isEqualTo("kakj");
    assertThat(guest.get(shared + "/latest?creater=kakj").data().getString("content"))
        .contains("echo shared");
    assertThat(guest.get(shared + "/1.0/revisions?creater=kakj").list()).hasSize(1);

    long homeless = guest.post("/api/pipeline/run", run).data().getLong("id");
    assertThat(guest.awaitEnd(homeless).getJsonObject("pipeline").getString("stopReason"))
        .contains("no actuator of guest with type os and one of the tags local");
    guest.applyActuator(ACTUATOR).data();
    long id = guest.post("/api/pipeline/run", run).data().getLong("id");
    assertThat(guest.awaitEnd(id).getJsonObject("pipeline").getString("status"))
        .isEqualTo("success");
    assertThat(guest.log(id, "work")).isEqualTo("shared\n");
    assertThat(owner.get("/api/pipeline/" + id).status()).isEqualTo(404);

    guest.delete(shared + "?creater=kakj");
    guest.delete(shared + "/1.0?creater=kakj");
    assertThat(
            guest
                .send(
                    guest
                        .request(shared + "?creater=kakj")
                        .method("PATCH", BodyPublishers.ofString("{\"public\":false}")))
                .status())
        .isEqualTo(404);
    assertThat(guest.get(shared + "?creater=kakj").data()).isEqualTo(read);

    share(false);
    assertThat(guest.get(shared + "?creater=kakj").json().getValue("Data")).isNull();
    assertThat(guest.post("/api/pipeline/run", run).status()).isEqualTo(404);
    assertThat(guest.get("/api/pipeline/" + id).status()).isEqualTo(200);
  }

  private static void share(boolean isPublic) {
    owner
        .send(
            owner
                .request("/api/pipeline-definition/shared")
                .method("PATCH", BodyPublishers.ofString("{\"public\":" + isPublic + "}")))
        .data();
  }

  /// Everything of the owner that could have been changed.
  private static Map<String, String> view() {
    Map<String, String> view = new LinkedHashMap<>();
    for (String address :
        List.of(
            "/api/event/",
            "/api/event/" + event,
            "/api/event/" + event + "/explain",
            "/api/trigger-definition/",
            "/api/pipeline-definition/quick",
            "/api/pipeline-definition/quick/1.0/revisions",
            "/api/actuator/here",
            "/api/pipeline/?eventId=" + event,
            "/api/pipeline/" + ended)) {
      view.put(address, owner.get(address).body());
    }
    return view;
  }

  private static Reply call(Route route, String address, String body) {
    BodyPublisher sent =
        route.takesBody() ? BodyPublishers.ofString(body) : BodyPublishers.noBody();
    return eve.send(claiming(eve, address).method(route.method(), sent));
  }

  private static Reply send(String address, JsonObject body) {
    return eve.send(claiming(eve, address).POST(BodyPublishers.ofString(body.encode())));
  }

  private static HttpRequest.Builder claiming(Caller caller, String address) {
    return caller.request(address).header("event_ops_username", "kakj");
  }
}
