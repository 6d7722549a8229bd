package io.eventops.cli.watch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.NullNode;
import io.eventops.cli.client.SseEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class FrameTest {
  private static final Instant NOW = Instant.parse("2026-11-22T01:00:10Z");

  @Test
  void showsEachTaskWithItsStateTimeAndHost() {
    RunProgress run = new RunProgress(5);
    run.accept(
        snapshot(
            """
            {"pipeline":{"id":5,"definitionName":"hello","definitionVersion":"1.0",
              "status":"running","timeBegin":"2026-11-22T01:00:00Z"},
             "pipelineExtra":{"definitionContent":{
               "content":"tasks: [{alias: build}, {alias: deploy}, {alias: check}]"}},
             "tasks":[{"id":1,"alias":"build","status":"success","costTimeSec":3,
                "actuatorName":"host-1"},
               {"id":2,"alias":"deploy","status":"running","timeBegin":"2026-11-22T01:00:05.5Z"}]}"""));
    run.accept(task("{\"taskId\":3,\"parentTaskId\":2,\"alias\":\"copy\",\"status\":\"queued\"}"));

    assertThat(Frame.of(List.of(run), NOW, 20))
        .containsExactly(
            "run 5  hello:1.0  running  10s",
            "  build        success  3s  host-1",
            "  deploy       running  4s",
            "  deploy/copy  queued",
            "  check        waiting");
  }

  @Test
  void keepsWhatRunsAndWhatFailedWhenTheScreenIsSmall() {
    String tasks =
        IntStream.rangeClosed(1, 200)
            .mapToObj(
                id ->
                    "{\"id\":%d,\"alias\":\"t%d\",\"status\":\"%s\"}"
                        .formatted(
                            id, id, id == 150 ? "failed" : id == 180 ? "running" : "success"))
            .collect(Collectors.joining(","));
    RunProgress run = new RunProgress(5);
    run.accept(snapshot("{\"pipeline\":{\"status\":\"running\"},\"tasks\":[" + tasks + "]}"));

    List<String> lines = Frame.of(List.of(run), NOW, 6);

    assertThat(lines).hasSize(6);
    assertThat(lines).anyMatch(line -> line.contains("t150  failed"));
    assertThat(lines).anyMatch(line -> line.contains("t180  running"));
    assertThat(lines.getLast()).isEqualTo("  ... 196 more, not running");
  }

  @Test
  void worksOutTheTimeOfATaskFromItsEvents() {
    RunProgress run = new RunProgress(5);
    run.accept(
        task(
            "{\"id\":1,\"alias\":\"a\",\"status\":\"running\",\"at\":\"2026-11-22T01:00:00.5Z\"}"));
    Duration running = run.lines(NOW).getFirst().took();
    run.accept(
        task(
            "{\"id\":1,\"status\":\"failed\",\"error\":\"Exited (3)\",\"at\":\"2026-11-22T01:00:04Z\"}"));

    assertThat(running).isEqualTo(Duration.ofMillis(9500));
    assertThat(run.lines(NOW))
        .containsExactly(
            new RunProgress.Line("a", "failed", Duration.ofSeconds(3), "", "Exited (3)"));
  }

  @Test
  void mergesWhatTheEventsTell() {
    RunProgress run = new RunProgress(5);
    run.accept(
        snapshot("{\"pipeline\":{\"status\":\"running\"},\"tasks\":[{\"id\":1,\"alias\":\"a\"}]}"));
    run.accept(task("{\"id\":1,\"status\":\"failed\",\"extra\":{\"error\":\"Exited\\n(3)\"}}"));
    run.accept(new SseEvent("unheard-of", "{\"status\":\"odd\"}", ""));
    run.accept(new SseEvent("end", "{\"status\":\"failed\"}", ""));
    boolean before = run.ended();
    run.finish(NullNode.getInstance());

    assertThat(before).isFalse();
    assertThat(run.ended()).isTrue();
    assertThat(run.status()).isEqualTo("failed");
    assertThat(run.lines(NOW))
        .containsExactly(new RunProgress.Line("a", "failed", Duration.ZERO, "", "Exited (3)"));
  }

  private static SseEvent snapshot(String json) {
    return new SseEvent("snapshot", json, "");
  }

  private static SseEvent task(String json) {
    return new SseEvent("task", json, "");
  }
}
