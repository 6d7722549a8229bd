package io.eventops.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.eventops.testkit.corpus.HostileValues;
import io.eventops.testkit.ssh.SshMachine;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Whatever an event says is data: on its whole way to a shell, and on every way from there.
@Timeout(300)
class HostileEventsTest {
  private static final int AT_ONCE = 8;
  private static final Duration LONGEST = Duration.ofMinutes(4);
  private static final QuotingContexts CONTEXTS = QuotingContexts.of("${{ inputs.v }}");

  /// Prints what it is given, and gives one of it back.
  private static final String INNER =
      """
      name: inner
      version: 1.0
      actuatorSelector: {tags: [local]}
      inputs:
        - {name: input, type: env}
        - {name: output, type: env}
        - {name: context, type: env}
        - {name: text, type: env}
      dag: [{name: print}]
      tasks:
        - alias: print
          type: os
          commands:
            - printf '%s\\0' ${{ inputs.input }} "${{ inputs.output }}"
            - printf '%s\\0' '${{ inputs.context }}' ${{ inputs.text }}
            - back=${{ inputs.output }}
          outputs: [{name: back, value: back, type: env}]
      outputs: [{name: back, value: '${{ outputs.print.back }}'}]
      """;

  private static final String OUTER =
      """
      name: outer
      version: 1.0
      actuatorSelector: {tags: [machine]}
      inputs: [{name: v, type: env}]
      contexts: [{name: kept, type: env}]
      dag:
        - {name: quote}
        - {name: nest, needs: [quote]}
      tasks:
        - alias: quote
          type: os
          commands:
            - |
      %s
            - copy=${{ inputs.v }}
          outputs: [{name: copy, value: copy, type: env, setToContext: kept}]
        - alias: nest
          type: pipeline
          image: inner:1.0
          inputs:
            - {name: input, value: '${{ inputs.v }}'}
            - {name: output, value: '${{ outputs.quote.copy }}'}
            - {name: context, value: '${{ contexts.kept }}'}
            - {name: text, value: 'a ${{ inputs.v }} b'}
          outputs: [{name: back, value: back}]
      """
          .formatted(CONTEXTS.script().indent(8));

  private static final String TRIGGER =
      """
      name: on-hostile
      eventName: hostile
      eventVersion: 1.0
      eventCreater: kakj
      pipelines:
        - image: outer:1.0
          inputs: [{name: v, value: values.v}]
      """;

  @TempDir private static Path data;
  @AutoClose private static SshMachine machine;
  @AutoClose private static House house;
  private static Caller kakj;

  @BeforeAll
  static void open() {
    machine = SshMachine.start();
    house = new House(data);
    kakj = house.user("kakj");
    kakj.applyActuator(
            """
            name: machine
            os: {ip: %s, port: %d, user: %s, password: %s}
            tags: [machine]
            """
                .formatted(machine.host(), machine.port(), machine.user(), machine.password()))
        .data();
    kakj.applyActuator("name: here\nos: {local: true}\ntags: [local]\n").data();
    kakj.applyPipeline(INNER).data();
    kakj.applyPipeline(OUTER).data();
    kakj.applyTrigger(TRIGGER).data();
  }

  @Test
  void everyValueStaysAsItIsAndNothingOfItRuns() throws Exception {
    List<String> values =
        HostileValues.all().stream()
            .distinct()
            // refused, as in the contract
            .filter(value -> !value.isEmpty())
            .toList();

    List<Long> events = concurrently(values, HostileEventsTest::send);

    Map<Long, Long> runs = awaitRuns(values.size());
    List<Way> ways = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      ways.add(new Way(values.get(i), runs.getOrDefault(events.get(i), 0L)));
    }
    assertThat(files(machine.home(), "canary")).isEmpty();
    assertThat(files(data, "canary")).isEmpty();
    assertThat(concurrently(ways, Way::faults).stream().flatMap(List::stream)).isEmpty();
    // all the folders in which a canary could have been
    assertThat(files(machine.home(), "run.sh")).hasSize(values.size());
    assertThat(files(data, "run.sh")).hasSize(values.size()).hasSizeGreaterThanOrEqualTo(200);
  }

  @Test
  void aValueWithANulIsRefusedByNameAndNothingIsStored() throws SQLException {
    String event = eventWith("a\0b").encode();

    Reply reply = kakj.post("/api/event/send", event);

    assertThat(reply.status()).isEqualTo(422);
    assertThat(reply.code()).isEqualTo("invalid-document");
    assertThat(reply.message()).contains("values.bad", "NUL");
    assertThat(stored("nul")).isZero();
  }

  @Test
  void aNulThatIsNotEscapedIsRefusedAsWell() throws SQLException {
    String event = eventWith("a|b").encode().replace('|', '\0');

    Reply reply = kakj.post("/api/event/send", event);

    assertThat(reply.status()).isEqualTo(422);
    assertThat(reply.code()).isEqualTo("invalid-document");
    assertThat(reply.message()).contains("NUL");
    assertThat(stored("nul")).isZero();
  }

  private static JsonObject eventWith(String value) {
    return new JsonObject()
        .put("name", "nul")
        .put("version", "1.0")
        .put("timestamp", 1)
        .put("values", new JsonObject().put("good", "a").put("bad", value));
  }

  private static int stored(String event) throws SQLException {
    try (Connection connection = house.database().connect();
        PreparedStatement query =
            connection.prepareStatement("SELECT COUNT(*) FROM events WHERE name = ?")) {
      query.setString(1, event);
      ResultSet rows = query.executeQuery();
      rows.next();
      return rows.getInt(1);
    }
  }

  private static long send(String value) {
    return kakj.sendEvent("hostile", new JsonObject().put("v", value));
  }

  private static <T, R> List<R> concurrently(List<T> items, Function<T, R> action)
      throws Exception {
    try (ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
      List<Callable<R>> calls = new ArrayList<>();
      items.forEach(item -> calls.add(() -> action.apply(item)));
      List<R> results = new ArrayList<>();
      for (Future<R> call : threads.invokeAll(calls)) {
        results.add(call.get());
      }
      return results;
    }
  }

  /// The runs by their events, once all have ended.
  private static Map<Long, Long> awaitRuns(int count) {
    return await("end of all runs")
        .atMost(LONGEST)
        .pollInterval(Duration.ofMillis(250))
        .until(HostileEventsTest::runsWhenIdle, runs -> runs.size() == count);
  }

  private static Map<Long, Long> runsWhenIdle() {
    Map<Long, Long> runs = new HashMap<>();
    if (runs("&status=queued").isEmpty() && runs("&status=running").isEmpty()) {
      String page = "";
      for (JsonArray list = runs(page); !list.isEmpty(); list = runs(page)) {
        for (int i = 0; i < list.size(); i++) {
          JsonObject run = list.getJsonObject(i);
          runs.put(run.getLong("eventId"), run.getLong("id"));
          page = "&before=" + run.getLong("id");
        }
      }
    }
    return runs;
  }

  private static JsonArray runs(String filter) {
    return kakj.get("/api/pipeline/?top=100" + filter).list();
  }

  private static List<Path> files(Path folder, String name) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(file -> file.endsWith(name)).toList();
    }
  }

  /// What became of a value.
  private record Way(String value, long run) {

    List<String> faults() {
      JsonObject detail = kakj.runDetail(run);
      JsonObject ended = detail.getJsonObject("pipeline");
      if (!ended.getString("status").equals("success")) {
        return List.of(brief(value) + " fails: " + ended.getString("stopReason"));
      }
      JsonObject extra = detail.getJsonObject("pipelineExtra");
      JsonObject quote = task(detail, "quote");
      JsonObject nest = task(detail, "nest");
      List<String> faults = new ArrayList<>();
      compare("input", extra.getJsonObject("inputs").getString("v"), value, faults);
      compare("output", text(quote.getJsonObject("outputs"), "copy"), value, faults);
      compare("context", text(extra.getJsonObject("contexts"), "kept"), value, faults);
      compare("nested output", text(nest.getJsonObject("outputs"), "back"), value, faults);
      compare(quote, CONTEXTS.printed(value), CONTEXTS::commands, faults);
      compare(
          task(detail, "print"),
          List.of(value, value, value, "a " + value + " b"),
          part -> "nested input " + part,
          faults);
      return faults;
    }

    private static JsonObject task(JsonObject detail, String alias) {
      return detail.getJsonArray("tasks").stream()
          .map(JsonObject.class::cast)
          .filter(task -> alias.equals(task.getString("alias")))
          .findFirst()
          .orElseThrow(() -> new AssertionError("no task " + alias + " in " + detail));
    }

    private static String text(JsonObject values, String name) {
      return values.getJsonObject(name, new JsonObject()).getString("value", "nothing");
    }

    private void compare(
        JsonObject task, List<String> expected, IntFunction<String> what, List<String> faults) {
      String[] printed = log(task).split("\0", -1);
      if (printed.length == expected.size() + 1 && printed[expected.size()].isEmpty()) {
        for (int i = 0; i < expected.size(); i++) {
          compare(what.apply(i), printed[i], bytes(expected.get(i)), faults);
        }
      } else {
        faults.add(brief(value) + " is printed in " + printed.length + " parts");
      }
    }

    private void compare(String what, String actual, String expected, List<String> faults) {
      if (!actual.equals(expected)) {
        faults.add(brief(what) + " of " + brief(value) + " is " + brief(actual));
      }
    }

    /// The bytes of the log, each as a character.
    private static String log(JsonObject task) {
      String path =
          "/api/pipeline/" + task.getLong("pipelineId") + "/tasks/" + task.getLong("id") + "/logs";
      try {
        return kakj.client()
            .send(kakj.request(path).build(), BodyHandlers.ofString(StandardCharsets.ISO_8859_1))
            .body();
      } catch (IOException fault) {
        throw new UncheckedIOException(fault);
      } catch (InterruptedException stop) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(stop);
      }
    }

    private static String bytes(String text) {
      return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }
  }

  private static String brief(String text) {
    String shown = text.replace("\n", "\\n");
    return shown.length() > 200 ? shown.substring(0, 200) + "..." : shown;
  }
}
