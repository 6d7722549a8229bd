package io.eventops.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.eventops.testkit.TestDatabase;
import io.eventops.testkit.network.Wire;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A database that is too slow, or away: senders are asked to come again, and what they were told
/// is stored is stored.
@Timeout(180)
class OverloadTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir private Path data;
  @AutoClose private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  private static Reply send(Caller caller, String name) {
    JsonObject event = new JsonObject().put("name", name).put("version", "1.0").put("timestamp", 1);
    return caller.send(
        caller
            .request("/api/event/send")
            .header("Idempotency-Key", name)
            .POST(BodyPublishers.ofString(event.encode())));
  }

  private static void assertComeAgain(Reply reply) {
    assertThat(reply.status()).as(reply.body()).isEqualTo(503);
    assertThat(reply.json().getInteger("Status")).isEqualTo(503);
    assertThat(reply.code()).isEqualTo("unavailable");
    assertThat(reply.header("Retry-After")).matches("[1-9][0-9]*");
  }

  private static Map<String, Integer> stored(House house) throws SQLException {
    Map<String, Integer> stored = new TreeMap<>();
    try (Connection connection = house.database().connect();
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery("SELECT name, COUNT(*) FROM events GROUP BY name")) {
      while (rows.next()) {
        stored.put(rows.getString(1), rows.getInt(2));
      }
    }
    return stored;
  }

  @Test
  void eventsThatFindNoRoomAreRefusedAndTheOthersAreStored() throws SQLException {
    int events = 80;
    try (House house =
        new House(
            data,
            "EVENTOPS_INGEST_QUEUE",
            "20",
            "EVENTOPS_INGEST_LARGEST_BATCH",
            "5",
            "EVENTOPS_INGEST_LANES",
            "1")) {
      Caller kakj = house.user("kakj");
      assertThat(send(kakj, "first").status()).isEqualTo(200);
      List<CompletableFuture<Reply>> replies;
      try (Connection blocker = house.database().connect();
          Statement statement = blocker.createStatement()) {
        statement.execute("LOCK TABLES events WRITE");

        replies =
            IntStream.range(0, events)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> send(kakj, "e" + i), threads))
                .toList();

        await()
            .atMost(PATIENCE)
            .until(() -> replies.stream().filter(CompletableFuture::isDone).count() >= events - 25);
        replies.stream()
            .filter(CompletableFuture::isDone)
            .map(CompletableFuture::join)
            .forEach(OverloadTest::assertComeAgain);
      }
      Map<String, Integer> accepted = new TreeMap<>(Map.of("first", 1));
      for (int i = 0; i < events; i++) {
        Reply reply = replies.get(i).join();
        if (reply.status() == 200) {
          accepted.put("e" + i, 1);
        } else {
          assertThat(reply.message()).contains("send it again");
        }
      }
      assertThat(accepted).hasSizeBetween(21, 26);
      assertThat(stored(house)).isEqualTo(accepted);

      for (int i = 0; i < events; i++) {
        assertThat(send(kakj, "e" + i).status()).isEqualTo(200);
      }
      assertThat(stored(house)).hasSize(events + 1).doesNotContainValue(2);
    }
  }

  @Test
  void aDatabaseThatIsAwayForAMomentIsWaitedForAndNothingIsLost() throws Exception {
    Path gate = data.resolve("gate");
    try (Wire wire = toTheDatabase();
        House house = new House(data, "MYSQL_PORT", Integer.toString(wire.port()))) {
      Caller kakj = house.user("kakj");
      kakj.applyActuator("name: here\nos: {local: true}\ntags: [local]\n").data();
      kakj.applyPipeline(
              """
              name: patient
              version: 1.0
              actuatorSelector: {tags: [local]}
              dag: [{name: wait, needs: [root]}, {name: end, needs: [wait]}]
              tasks:
                - {alias: wait, type: os, commands: ['until test -e %s; do sleep 0.1; done; echo waited']}
                - {alias: end, type: os, commands: ['echo ended']}
              """
                  .formatted(gate))
          .data();
      long run = kakj.run("patient:1.0", new JsonObject());
      await()
          .atMost(PATIENCE)
          .until(() -> kakj.task(run, "wait").getString("status").equals("running"));
      AtomicBoolean enough = new AtomicBoolean();
      List<CompletableFuture<List<String>>> senders = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        String name = "sender" + i + "-";
        senders.add(CompletableFuture.supplyAsync(() -> sendUntil(enough, kakj, name), threads));
      }

      wire.cut();
      for (Reply reply :
          List.of(
              kakj.get("/api/event/"),
              kakj.get("/api/pipeline/" + run),
              kakj.applyActuator("name: x\nos: {local: true}\ntags: [x]\n"),
              send(kakj, "while-away"),
              house
                  .stranger()
                  .post(
                      "/api/user/login",
                      new JsonObject().put("username", "kakj").put("password", Caller.PASSWORD)))) {
        assertComeAgain(reply);
        assertThat(reply.message()).isEqualTo("the database is not available, try again");
      }
      Files.createFile(gate);
      wire.mend();

      await().atMost(PATIENCE).until(() -> send(kakj, "back").status() == 200);
      enough.set(true);
      Map<String, Integer> sent = new TreeMap<>(Map.of("back", 1));
      for (CompletableFuture<List<String>> sender : senders) {
        sender.join().forEach(name -> sent.put(name, 1));
      }
      assertThat(sent).hasSizeGreaterThan(4);
      Map<String, Integer> stored = stored(house);
      stored.remove("while-away");
      assertThat(stored).isEqualTo(sent);
      assertThat(kakj.awaitEnd(run).getJsonObject("pipeline").getString("status"))
          .isEqualTo("success");
      assertThat(kakj.log(run, "wait")).isEqualTo("waited\n");
      assertThat(kakj.log(run, "end")).isEqualTo("ended\n");
    }
  }

  /// Sends one event after the other, each until it is accepted, and returns their names.
  private static List<String> sendUntil(AtomicBoolean enough, Caller caller, String prefix) {
    List<String> names = new ArrayList<>();
    while (!enough.get()) {
      String name = prefix + names.size();
      Reply reply = send(caller, name);
      while (reply.status() != 200) {
        assertComeAgain(reply);
        reply = send(caller, name);
      }
      names.add(name);
    }
    return names;
  }

  private static Wire toTheDatabase() {
    // all databases of this JVM are on one server
    try (TestDatabase any = TestDatabase.create()) {
      return Wire.to(any.address().host(), any.address().port());
    }
  }
}
