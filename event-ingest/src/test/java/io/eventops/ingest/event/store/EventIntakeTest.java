package io.eventops.ingest.event.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.eventops.ingest.event.IncomingEvent;
import io.eventops.ingest.event.Receipt;
import io.eventops.platform.boot.Process;
import io.eventops.platform.settings.Settings;
import io.eventops.platform.sql.GroupCommit;
import io.eventops.platform.thread.Threads;
import io.eventops.testkit.TestDatabase;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class EventIntakeTest {
  private static final Duration LONG = Duration.ofSeconds(60);

  private final TestDatabase database = TestDatabase.create();
  private final Process process = Process.start(Settings.of(database.settings()), List.of());
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final EventIntake intake =
      new EventIntake(
          new SqlEvents(process.platform().database(), process.platform().ids()),
          _ -> {},
          meters,
          1,
          256,
          10_000);

  @AfterEach
  void stop() {
    process.close();
    database.close();
  }

  @Test
  void storesNoMoreAtOnceThanEveryDatabaseTakes() {
    List<Future<Receipt>> taken =
        IntStream.range(0, 12).mapToObj(_ -> intake.take(event(1_000_000))).toList();

    taken.forEach(receipt -> Threads.await(receipt, LONG));

    assertThat(meters.get("eventops_ingest_batch_events").summary().max()).isLessThanOrEqualTo(4);
  }

  @Test
  void refusesEventsThatWouldFillTheMemory() {
    // one lane writes the first of them; the others wait
    List<Future<Receipt>> taken =
        IntStream.range(0, 8).mapToObj(_ -> intake.take(event(14_000_000))).toList();

    assertThatThrownBy(() -> taken.forEach(receipt -> Threads.await(receipt, LONG)))
        .isInstanceOf(GroupCommit.Full.class);
  }

  private static IncomingEvent event(int characters) {
    return new IncomingEvent("kakj", "e", "1.0", "x".repeat(characters), null, "", Instant.EPOCH);
  }
}
