package io.eventops.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class TriggerWarningsTest {
  private static final String TRIGGER =
      """
      name: on-push
      eventName: push
      eventVersion: 1.0
      eventCreater: kakj
      pipelines:
        - image: deploy
          inputs:
            - {name: comit, value: values.commit}
      """;

  @TempDir private static Path data;
  private static House house;

  private Caller kakj;

  @BeforeAll
  static void open() {
    house = new House(data);
  }

  @AfterAll
  static void close() {
    house.close();
  }

  @BeforeEach
  void login() {
    kakj = house.user("kakj");
  }

  @Test
  void comeWithATriggerWhosePipelineIsNotThere() {
    kakj.delete("/api/pipeline-definition/deploy");

    JsonObject applied = kakj.applyTrigger(TRIGGER).data();

    assertThat(texts(applied))
        .containsExactly("6: there is no pipeline kakj/deploy:latest that could start");
  }

  @Test
  void compareTheInputsWithThoseOfTheLatestVersion() {
    kakj.applyPipeline(pipeline("1.9", "comit")).data();
    kakj.applyPipeline(pipeline("1.10", "commit")).data();

    JsonObject checked =
        kakj.post(
                "/api/trigger-definition/apply?dryRun",
                new JsonObject().put("triggerContent", TRIGGER))
            .data();

    assertThat(texts(checked))
        .containsExactly(
            "8: pipeline kakj/deploy:latest has no input comit",
            "7: pipeline kakj/deploy:latest needs a value for input commit");
  }

  private static String pipeline(String version, String input) {
    return """
        name: deploy
        version: %s
        inputs: [{name: %s, type: env}]
        dag: [{name: a}]
        tasks: [{alias: a, type: os, commands: ['true']}]
        """
        .formatted(version, input);
  }

  private static List<String> texts(JsonObject applied) {
    JsonArray warnings = applied.getJsonArray("warnings");
    return warnings.stream()
        .map(JsonObject.class::cast)
        .map(warning -> warning.getInteger("line") + ": " + warning.getString("message"))
        .toList();
  }
}
