package io.eventops.platform.boot;

import static org.assertj.core.api.Assertions.assertThat;

import io.eventops.platform.boot.Health.Readiness;
import io.eventops.platform.thread.Threads;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class HealthTest {
  private final Health health = new Health();

  private Readiness readiness() {
    return Threads.await(health.readiness(), Duration.ofSeconds(10));
  }

  @Test
  void isReadyWhenThereIsNothingToCheck() {
    assertThat(readiness()).isEqualTo(new Readiness(true, Map.of()));
  }

  @Test
  void isReadyWhenAllPartsAre() {
    health.register("a", Future::succeededFuture);
    health.register("b", Future::succeededFuture);

    assertThat(readiness()).isEqualTo(new Readiness(true, Map.of("a", "up", "b", "up")));
  }

  @Test
  void saysWhichPartIsNotReadyAndWhy() {
    health.register("a", Future::succeededFuture);
    health.register("b", () -> Future.failedFuture("gone"));
    health.register(
        "c",
        () -> {
          throw new IllegalStateException("broken check");
        });

    assertThat(readiness())
        .isEqualTo(new Readiness(false, Map.of("a", "up", "b", "gone", "c", "broken check")));
  }

  @Test
  void doesNotWaitForACheckThatHangs() {
    health.register("hangs", () -> Promise.promise().future());

    Readiness readiness = readiness();

    assertThat(readiness.ready()).isFalse();
    assertThat(readiness.checks()).containsOnlyKeys("hangs");
  }

  @Test
  void isNotReadyOnceItDrains() {
    health.register("a", Future::succeededFuture);

    health.drain();

    assertThat(readiness())
        .isEqualTo(new Readiness(false, Map.of("a", "up", "process", "stopping")));
  }
}
