package io.eventops.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Where runs come from, as their list and their details tell it.
@Timeout(120)
class RunOriginsTest {
  @TempDir private Path data;
  @AutoClose private House house;
  private Caller kakj;
  private long first;
  private long second;

  @BeforeEach
  void sendTwoEventsOfOneKind() {
    house = new House(data);
    kakj = house.user("kakj");
    kakj.applyActuator("name: here\nos: {local: true}\ntags: [local]\n").data();
    kakj.applyPipeline(
            """
            name: greet
            version: 1.9
            actuatorSelector: {tags: [local]}
            inputs: [{name: who, type: env}]
            contexts: [{name: said, type: env}]
            dag: [{name: say}]
            tasks:
              - alias: say
                type: os
                commands: ['said="Hello, ${{ inputs.who }}"']
                outputs: [{name: said, type: env, value: said, setToContext: said}]
            """)
        .data();
    kakj.applyTrigger(
            """
            name: on-greet
            eventName: greet
            eventVersion: 1.0
            eventCreater: kakj
            pipelines:
              - {image: greet, inputs: [{name: who, value: values.one}]}
              - {image: greet, inputs: [{name: who, value: values.other}]}
            """)
        .data();
    // so that the ids of events and of what they fire are different ones
    first = send("ann", "bob");
    second = send("cid", "dan");
  }

  private long send(String one, String other) {
    long event = kakj.sendEvent("greet", new JsonObject().put("one", one).put("other", other));
    kakj.awaitRunsOf(event, 2).forEach(run -> kakj.awaitEnd(run.getLong("id")));
    return event;
  }

  @Test
  void areFoundByAllEventsOfTheKind() {
    List<Long> events =
        kakj
            .get("/api/pipeline/?eventCreater=kakj&eventName=greet&eventVersion=1.0")
            .list()
            .stream()
            .map(JsonObject.class::cast)
            .map(run -> run.getLong("eventId"))
            .toList();

    assertThat(events).containsExactlyInAnyOrder(first, first, second, second);
  }

  @Test
  void keepTheInputsOfTheirEntryOfTheTrigger() {
    List<String> said =
        runsOf(second).stream()
            .map(run -> context(kakj.runDetail(run.getLong("id")), "said"))
            .toList();

    assertThat(said).containsExactlyInAnyOrder("Hello, cid", "Hello, dan");
  }

  @Test
  void tellTheEventAndTheTriggerBehindThem() {
    JsonObject run = runsOf(second).getFirst();

    JsonObject extra = kakj.runDetail(run.getLong("id")).getJsonObject("pipelineExtra");

    assertThat(run.getString("definitionVersion")).isEqualTo("1.9");
    assertThat(OffsetDateTime.parse(run.getString("timeEnd"))).isNotNull();
    JsonObject fired = extra.getJsonObject("eventTriggerContent");
    assertThat(fired.getLong("eventId")).isEqualTo(second);
    assertThat(fired.getLong("id")).isEqualTo(run.getLong("eventTriggerId"));
    assertThat(fired.getString("pipelineImage")).isEqualTo("kakj/greet:latest");
    assertThat(extra.getJsonObject("triggerDefinitionContent").getString("event_name"))
        .isEqualTo("greet");
    assertThat(new JsonObject(extra.getJsonObject("eventContent").getString("content")))
        .isEqualTo(
            new JsonObject(
                """
                {"name": "greet", "version": "1.0", "values": {"one": "cid", "other": "dan"},
                 "files": null, "labels": null, "timestamp": 1, "users": null}"""));
  }

  private List<JsonObject> runsOf(long event) {
    return kakj.awaitRunsOf(event, 2);
  }

  private static String context(JsonObject detail, String name) {
    return detail
        .getJsonObject("pipelineExtra")
        .getJsonObject("contexts")
        .getJsonObject(name)
        .getString("value");
  }
}
