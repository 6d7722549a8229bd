package io.eventops.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// `kill -9` while events arrive on several connections as fast as they can.
@Timeout(900)
class KilledWhileEventsArriveTest {
  private static final Duration LONG = Duration.ofMinutes(2);
  private static final int ROUNDS = Integer.getInteger("eventops.crash.rounds", 3);
  private static final int SENDERS = 6;

  /// Accepted events after which it is killed.
  private static final int FEWEST = 20;

  private static final int MOST = 300;

  @TempDir private Path folder;

  /// An event as the database has it.
  ///
  /// @param fired triggers, as the event says
  /// @param triggers that it fired, as they say
  private record Stored(long id, String status, int fired, int triggers, int runs) {}

  @Test
  void everyAcceptedEventFiresItsTriggerOnceHoweverOftenItIsKilled() throws Exception {
    Path data = folder.resolve("data");
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    List<Sender> senders = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) {
      try (HouseProcess house = HouseProcess.start(data)) {
        Caller kakj = house.user("kakj");
        if (round == 0) {
          apply(kakj);
        }
        senders.forEach(sender -> assertOneAnswer(sender, kakj));
        List<Sender> fresh = senders(round);
        senders.addAll(fresh);
        stormUntilKilled(house, kakj, fresh, random.nextInt(FEWEST, MOST));
      }
    }

    try (HouseProcess last = HouseProcess.start(data);
        Connection database = last.connect()) {
      Caller kakj = last.user("kakj");
      senders.forEach(sender -> assertOneAnswer(sender, kakj));
      await().atMost(LONG).until(() -> waiting(database) == 0);
      Map<String, Stored> stored = stored(database);
      assertThat(stored.values())
          .as("seed %d", seed)
          .allSatisfy(
              event -> assertThat(event).isEqualTo(new Stored(event.id(), "processed", 1, 1, 1)));
      assertEveryAcceptedIsThere(senders, stored);
    }
  }

  /// A pipeline that ends at once, because no machine has its tag: what counts is that it ran.
  private static void apply(Caller caller) {
    caller
        .applyPipeline(
            """
            name: nowhere
            version: 1.0
            actuatorSelector: {tags: [nowhere]}
            inputs: [{name: text, type: env}]
            dag: [{name: say, needs: [root]}]
            tasks:
              - alias: say
                type: os
                commands: ['echo ${{ inputs.text }}']
            """)
        .data();
    caller
        .applyTrigger(
            """
            name: on-storm
            eventName: storm
            eventVersion: 1.0
            eventCreater: kakj
            pipelines:
              - image: nowhere:1.0
                inputs: [{name: text, value: values.text}]
            """)
        .data();
  }

  /// Half of them with idempotency keys: events with and without take different ways.
  private static List<Sender> senders(int round) {
    return IntStream.range(0, SENDERS)
        .mapToObj(i -> new Sender("round-" + round + "-sender-" + i, i % 2 == 0))
        .toList();
  }

  private static void stormUntilKilled(
      HouseProcess house, Caller caller, List<Sender> senders, int accepted) throws Exception {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> storm = new ArrayList<>();
      for (Sender sender : senders) {
        storm.add(threads.submit(() -> sender.sendUntilItIsGone(caller)));
      }
      await()
          .pollInterval(Duration.ofMillis(2))
          .atMost(LONG)
          .until(
              () ->
                  senders.stream().mapToInt(sender -> sender.accepted().size()).sum() >= accepted);
      house.kill();
      for (Future<?> sender : storm) {
        sender.get();
      }
    }
  }

  /// Whoever repeats an event with its key gets one answer for ever, whether or not the house had
  /// taken the event when it was killed.
  private static void assertOneAnswer(Sender sender, Caller caller) {
    if (sender.isKeyed()) {
      long id = sender.sendAgain(caller).getLong("id");

      assertThat(sender.sendAgain(caller))
          .isEqualTo(new JsonObject().put("id", id).put("duplicate", true));
    }
  }

  /// What still has its way before it.
  private static int waiting(Connection database) throws SQLException {
    try (Statement statement = database.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT (SELECT COUNT(*) FROM events WHERE status = 'created')"
                    + " + (SELECT COUNT(*) FROM event_triggers WHERE status = 'pass')"
                    + " + (SELECT COUNT(*) FROM pipelines WHERE time_end IS NULL)")) {
      row.next();
      return row.getInt(1);
    }
  }

  /// All events by their texts.
  private static Map<String, Stored> stored(Connection database) throws SQLException {
    Map<String, Stored> stored = new HashMap<>();
    try (Statement statement = database.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT id, status, fired, content,"
                    + " (SELECT COUNT(*) FROM event_triggers t WHERE t.event_id = e.id),"
                    + " (SELECT COUNT(*) FROM pipelines p WHERE p.event_id = e.id)"
                    + " FROM events e")) {
      while (rows.next()) {
        String text = new JsonObject(rows.getString(4)).getJsonObject("values").getString("text");
        Stored event =
            new Stored(
                rows.getLong(1), rows.getString(2), rows.getInt(3), rows.getInt(5), rows.getInt(6));
        assertThat(stored.put(text, event)).as("an earlier event %s", text).isNull();
      }
    }
    return stored;
  }

  /// Under the id that was answered; and nothing else is there but events without a key that were
  /// never answered.
  private static void assertEveryAcceptedIsThere(List<Sender> senders, Map<String, Stored> stored) {
    Map<String, Long> accepted = new HashMap<>();
    Set<String> unanswered = new HashSet<>();
    for (Sender sender : senders) {
      accepted.putAll(sender.accepted());
      unanswered.add(sender.unanswered());
    }
    Map<String, Long> ids = new HashMap<>();
    stored.forEach((text, event) -> ids.put(text, event.id()));
    assertThat(ids).containsAllEntriesOf(accepted);
    ids.keySet().removeAll(accepted.keySet());
    assertThat(unanswered).containsAll(ids.keySet());
  }
}
