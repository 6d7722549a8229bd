package io.eventops.standalone;

import static org.awaitility.Awaitility.await;

import io.eventops.testkit.ssh.SshMachine;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Runs of one pipeline: `here` on the server's own machine and `there` over SSH wait at the gate
/// of a site, then `join` puts together what they found out. Every task leaves a trace.
record Work(Site site, SshMachine machine) {
  static final List<String> TASKS = List.of("here", "there", "join");
  private static final Duration LONGEST_START = Duration.ofSeconds(60);
  private static final int LINES = 300;

  /// Applies what the runs need.
  void apply(Caller caller) {
    caller.applyActuator("name: here\nos: {local: true}\ntags: [near]\nconcurrency: 100\n").data();
    caller
        .applyActuator(
            """
            name: there
            os: {ip: %s, port: %d, user: %s, password: %s}
            tags: [far]
            concurrency: 100
            """
                .formatted(machine.host(), machine.port(), machine.user(), machine.password()))
        .data();
    caller
        .applyPipeline(
            """
            name: work
            version: 1.0
            inputs: [{name: n, type: env}]
            dag:
              - {name: here, needs: [root]}
              - {name: there, needs: [root]}
              - {name: join, needs: [here, there]}
            tasks:
              - alias: here
                type: os
                actuatorSelector: {tags: [near]}
                commands:
                  - 'seq 1 %1$d'
                  - '%2$s'
                  - '%4$s'
                  - 'seq %5$d %6$d'
                  - 'word=here-${{ inputs.n }}'
                outputs: [{name: word, value: word, type: env}]
              - alias: there
                type: os
                actuatorSelector: {tags: [far]}
                commands:
                  - 'seq 1 %1$d'
                  - '%3$s'
                  - '%4$s'
                  - 'seq %5$d %6$d'
                  - 'word=there-${{ inputs.n }}'
                outputs: [{name: word, value: word, type: env}]
              - alias: join
                type: os
                actuatorSelector: {tags: [far]}
                commands:
                  - '%7$s'
                  - 'echo ${{ outputs.here.word }} ${{ outputs.there.word }}'
            """
                .formatted(
                    LINES,
                    site.trace("here.${{ inputs.n }}"),
                    site.trace("there.${{ inputs.n }}"),
                    site.pass(),
                    LINES + 1,
                    2 * LINES,
                    site.trace("join.${{ inputs.n }}")))
        .data();
  }

  /// Starts so many runs, numbered from 0; their ids in this order.
  List<Long> start(Caller caller, int runs) {
    List<Long> ids = new ArrayList<>();
    for (int n = 0; n < runs; n++) {
      ids.add(caller.run("work:1.0", new JsonObject().put("n", Integer.toString(n))));
    }
    return ids;
  }

  /// Returns when both tasks at the gate run, as far as the server knows.
  static void awaitRunning(Caller caller, long run) {
    await("tasks of run " + run).atMost(LONGEST_START).until(() -> running(caller, run) == 2);
  }

  private static long running(Caller caller, long run) {
    return Stream.ofNullable(caller.runDetail(run).getJsonArray("tasks"))
        .flatMap(JsonArray::stream)
        .map(JsonObject.class::cast)
        .filter(task -> task.getString("status").equals("running"))
        .count();
  }

  /// The traces of so many runs when each task has run once.
  static Map<String, Integer> eachOnce(int runs) {
    Map<String, Integer> traces = new TreeMap<>();
    for (int n = 0; n < runs; n++) {
      for (String alias : TASKS) {
        traces.put(alias + "." + n, 1);
      }
    }
    return traces;
  }

  /// The log of a task when nothing of it is lost and nothing is there twice.
  static String wholeLog(String alias, int n) {
    return alias.equals("join")
        ? "here-" + n + " there-" + n + "\n"
        : IntStream.rangeClosed(1, 2 * LINES)
            .mapToObj(line -> line + "\n")
            .collect(Collectors.joining());
  }
}
