package io.eventops.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Graphs as large as somebody may write them. The tasks tell their order themselves: each notes
/// its begin (`+alias`) and its end (`-alias`) in one file.
@Timeout(300)
class LargeDagTest {
  private static final int SIDES = 198;
  private static final int LINKS = 500;
  private static final int CONCURRENCY = 4;
  private static final String BEGIN = "echo \"+$EVENTOPS_TASK_ALIAS\" >> ${{ inputs.notes }}";
  private static final String END = "echo \"-$EVENTOPS_TASK_ALIAS\" >> ${{ inputs.notes }}";

  @TempDir private static Path data;
  @AutoClose private static House house;
  private static Caller kakj;

  @TempDir private Path folder;

  private record Node(String alias, List<String> needs, String command) {}

  @BeforeAll
  static void open() {
    house = new House(data);
    kakj = house.user("kakj");
    kakj.applyActuator(
            """
            name: here
            os: {local: true}
            tags: [local]
            concurrency: %d
            """
                .formatted(CONCURRENCY))
        .data();
  }

  @Test
  void theSidesOfADiamondRunTogetherAsFarAsTheMachineMay() throws IOException {
    // none ends before as many as possible have begun, and before one too many would have, too
    String together =
        "until sleep 0.05; mapfile -t seen < ${{ inputs.notes }}; [ ${#seen[@]} -ge %d ]; do :; done"
            .formatted(2 + CONCURRENCY);
    List<String> sides = names("side", SIDES);
    List<Node> nodes = new ArrayList<>();
    nodes.add(new Node("start", List.of(), ":"));
    sides.forEach(side -> nodes.add(new Node(side, List.of("start"), together)));
    nodes.add(new Node("join", sides, ":"));
    kakj.applyPipeline(pipeline("diamond", nodes)).data();

    String status = run("diamond");

    List<String> notes = notes();
    assertThat(status).isEqualTo("success");
    assertThat(notes).startsWith("+start", "-start").endsWith("+join", "-join");
    assertEachRanOnceAfterItsNeeds(nodes, notes);
    assertThat(mostAtOnce(notes)).isEqualTo(CONCURRENCY);
  }

  @Test
  void theLinksOfAChainRunOneAfterTheOther() throws IOException {
    List<Node> nodes = chain(":");
    kakj.applyPipeline(pipeline("chain", nodes)).data();

    String status = run("chain");

    List<String> notes = notes();
    assertThat(status).isEqualTo("success");
    assertEachRanOnceAfterItsNeeds(nodes, notes);
    assertThat(mostAtOnce(notes)).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {":", "x=${{ outputs.link0.x }}"})
  void aCycleIsRefusedByName(String command) {
    List<Node> nodes = new ArrayList<>(chain(command));
    nodes.set(0, new Node("link0", List.of("link" + (LINKS - 1)), command));

    Reply reply = kakj.applyPipeline(pipeline("cycle", nodes));

    assertThat(reply.status()).isEqualTo(422);
    assertThat(reply.code()).isEqualTo("invalid-document");
    assertThat(reply.message()).contains("cycle: link0 -> link1 -> link2 -> ", " -> link0;");
    assertThat(kakj.get("/api/pipeline-definition/cycle/1.0").body()).doesNotContain("link0");
  }

  private static List<Node> chain(String command) {
    List<Node> nodes = new ArrayList<>();
    List<String> before = List.of();
    for (String link : names("link", LINKS)) {
      nodes.add(new Node(link, before, command));
      before = List.of(link);
    }
    return nodes;
  }

  private static List<String> names(String prefix, int count) {
    return IntStream.range(0, count).mapToObj(i -> prefix + i).toList();
  }

  private static String pipeline(String name, List<Node> nodes) {
    StringBuilder dag = new StringBuilder();
    StringBuilder tasks = new StringBuilder();
    for (Node node : nodes) {
      dag.append("  - {name: %s, needs: %s}\n".formatted(node.alias, node.needs));
      tasks.append(
          """
            - alias: %s
              type: os
              commands:
                - '%s'
                - '%s'
                - '%s'
              outputs: [{name: x, value: x, type: env}]
          """
              .formatted(node.alias, BEGIN, node.command, END));
    }
    return """
        name: %s
        version: 1.0
        actuatorSelector: {tags: [local]}
        inputs: [{name: notes, type: env}]
        dag:
        %stasks:
        %s"""
        .formatted(name, dag, tasks);
  }

  private Path file() {
    return folder.resolve("notes");
  }

  private List<String> notes() throws IOException {
    return Files.readAllLines(file());
  }

  /// Runs the pipeline to its end, and returns its status.
  private String run(String name) {
    long id = kakj.run(name + ":1.0", new JsonObject().put("notes", file().toString()));
    return await("end of " + name)
        .atMost(Duration.ofMinutes(4))
        .until(() -> listed(id), run -> run.getString("timeEnd") != null)
        .getString("status");
  }

  /// Not the whole run with its many tasks, again and again.
  private static JsonObject listed(long id) {
    return kakj.get("/api/pipeline/?top=1&before=" + (id + 1)).list().getJsonObject(0);
  }

  private static void assertEachRanOnceAfterItsNeeds(List<Node> nodes, List<String> notes) {
    assertThat(notes).doesNotHaveDuplicates().hasSize(2 * nodes.size());
    for (Node node : nodes) {
      Set<String> before = new HashSet<>(notes.subList(0, notes.indexOf("+" + node.alias)));
      assertThat(before).containsAll(node.needs.stream().map(need -> "-" + need).toList());
      assertThat(before).doesNotContain("-" + node.alias);
    }
  }

  private static int mostAtOnce(List<String> notes) {
    int now = 0;
    int most = 0;
    for (String note : notes) {
      now += note.startsWith("+") ? 1 : -1;
      most = Math.max(most, now);
    }
    return most;
  }
}
