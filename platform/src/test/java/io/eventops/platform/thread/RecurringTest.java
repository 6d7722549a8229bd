package io.eventops.platform.thread;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
final class RecurringTest {
  private final AtomicInteger rounds = new AtomicInteger();

  @Test
  void repeatsAfterEveryIntervalAlsoAfterAFailure() {
    try (Recurring _ =
        Recurring.start(
            "test",
            Duration.ofMillis(5),
            () -> {
              if (rounds.incrementAndGet() % 2 == 0) {
                throw new IllegalStateException("this round fails");
              }
            })) {
      await().untilAtomic(rounds, Matchers.greaterThan(5));
    }
  }

  @Test
  void startsARoundWhenWoken() {
    try (Recurring recurring =
        Recurring.start("test", Duration.ofHours(1), rounds::incrementAndGet)) {
      await().untilAtomic(rounds, Matchers.equalTo(1));

      recurring.wake();

      await().untilAtomic(rounds, Matchers.equalTo(2));
    }
  }

  @Test
  void doesNothingAfterItIsClosed() {
    Recurring recurring = Recurring.start("test", Duration.ofMillis(1), rounds::incrementAndGet);
    await().untilAtomic(rounds, Matchers.greaterThan(0));

    recurring.close();

    int last = rounds.get();
    recurring.wake();
    await().during(Duration.ofMillis(50)).untilAtomic(rounds, Matchers.equalTo(last));
    assertThat(rounds).hasValue(last);
  }
}
