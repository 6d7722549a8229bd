package io.eventops.ingest.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class BatchTest {
  private static IncomingEvent event(@Nullable String key, String content) {
    return new IncomingEvent("ann", "e", "1", content, key, "", Instant.EPOCH);
  }

  @Test
  void storesEveryEventWithoutAKey() {
    Batch batch = Batch.decide(List.of(event(null, "x"), event(null, "x")), 10, Map.of());

    assertThat(batch.receipts())
        .containsExactly(new Receipt.Accepted(10), new Receipt.Accepted(11));
    assertThat(batch.rows()).extracting(Batch.Row::id).containsExactly(10L, 11L);
  }

  @Test
  void answersARepeatInTheSameBatchWithTheFirstId() {
    Batch batch = Batch.decide(List.of(event("k", "x"), event("k", "x")), 10, Map.of());

    assertThat(batch.receipts())
        .containsExactly(new Receipt.Accepted(10), new Receipt.Duplicate(10));
  }

  @Test
  void refusesAnotherEventUnderAStoredKey() {
    Batch first = Batch.decide(List.of(event("k", "x")), 1, Map.of());
    Map<Batch.Key, Batch.Stored> stored =
        Map.of(
            new Batch.Key("ann", "k"), new Batch.Stored(1, first.rows().getFirst().contentHash()));

    Batch batch = Batch.decide(List.of(event("k", "y"), event("k", "x")), 10, stored);

    assertThat(batch.receipts()).containsExactly(new Receipt.KeyTaken(1), new Receipt.Duplicate(1));
    assertThat(batch.rows()).isEmpty();
  }

  /// However a stream of events is cut into batches, each key is stored once, with the content
  /// that came first, and every other event under it is told so.
  @Property(tries = 300)
  void storesEachKeyOnceHoweverTheStreamIsCut(
      @ForAll("streams") List<IncomingEvent> stream, @ForAll("sizes") int size) {
    Map<Batch.Key, Batch.Stored> stored = new HashMap<>();
    Map<String, String> firstContent = new HashMap<>();
    Map<String, Long> firstId = new HashMap<>();
    List<Receipt> receipts = new ArrayList<>();
    List<Receipt> expected = new ArrayList<>();

    for (int from = 0; from < stream.size(); from += size) {
      List<IncomingEvent> part = stream.subList(from, Math.min(stream.size(), from + size));
      Batch batch = Batch.decide(part, from, stored);
      receipts.addAll(batch.receipts());
      for (Batch.Row row : batch.rows()) {
        String key = row.event().idempotencyKey();
        if (key != null) {
          stored.put(new Batch.Key("ann", key), new Batch.Stored(row.id(), row.contentHash()));
        }
      }
    }

    for (int i = 0; i < stream.size(); i++) {
      String key = stream.get(i).idempotencyKey();
      String content = stream.get(i).content();
      if (key == null || firstContent.putIfAbsent(key, content) == null) {
        expected.add(new Receipt.Accepted(i));
        if (key != null) {
          firstId.put(key, (long) i);
        }
      } else {
        long first = firstId.getOrDefault(key, -1L);
        expected.add(
            content.equals(firstContent.get(key))
                ? new Receipt.Duplicate(first)
                : new Receipt.KeyTaken(first));
      }
    }
    assertThat(receipts).isEqualTo(expected);
  }

  @Provide
  Arbitrary<Integer> sizes() {
    return Arbitraries.integers().between(1, 8);
  }

  @Provide
  Arbitrary<List<IncomingEvent>> streams() {
    Arbitrary<IncomingEvent> event =
        Combinators.combine(Arbitraries.of("a", "b", "c").injectNull(0.3), Arbitraries.of("x", "y"))
            .as(BatchTest::event);
    return event.list().ofMaxSize(30);
  }
}
