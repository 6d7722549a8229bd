package io.eventops.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(180)
class HouseTest {
  @TempDir private Path data;

  @Test
  void anEventRunsAPipelineOnThisMachine() {
    try (House house = new House(data)) {
      Caller kakj = house.user("kakj");
      kakj.applyActuator("name: here\nos: {local: true}\ntags: [local]\n").data();
      kakj.applyPipeline(
              """
              name: greet
              version: 1.0
              actuatorSelector: {tags: [local]}
              inputs: [{name: who, type: env}]
              dag: [{name: say, needs: [root]}]
              tasks:
                - alias: say
                  type: os
                  commands: ['echo Hello, ${{ inputs.who }}']
              """)
          .data();
      kakj.applyTrigger(
              """
              name: on-greet
              eventName: greet.wanted
              eventVersion: 1.0
              eventCreater: kakj
              pipelines:
                - image: greet:1.0
                  inputs: [{name: who, value: values.who}]
              """)
          .data();

      long event = kakj.sendEvent("greet.wanted", new JsonObject().put("who", "$(id)"));

      long run = kakj.awaitRunsOf(event, 1).getFirst().getLong("id");
      assertThat(kakj.awaitEnd(run).getJsonObject("pipeline").getString("status"))
          .isEqualTo("success");
      assertThat(kakj.log(run, "say")).isEqualTo("Hello, $(id)\n");
    }
  }
}
