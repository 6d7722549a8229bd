package io.eventops.gateway.throttle;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

final class ThrottleTest {
  private static final Instant START = Instant.parse("2026-11-22T12:00:00Z");
  private static final ThrottlePolicy POLICY =
      new ThrottlePolicy(3, Duration.ofSeconds(1), Duration.ofSeconds(10), Duration.ofMinutes(5));

  private final Throttle throttle = new Throttle(POLICY, 100);

  private static Instant at(double seconds) {
    return START.plusMillis(Math.round(seconds * 1000));
  }

  private void attemptThreeTimes(String key) {
    for (int i = 0; i < 3; i++) {
      assertThat(throttle.attempt(key, START)).isEmpty();
    }
  }

  @Test
  void letsSomeAttemptsPassAndThenDoublesTheWait() {
    attemptThreeTimes("kakj");

    assertThat(throttle.attempt("kakj", at(0))).hasValue(Duration.ofSeconds(1));
    assertThat(throttle.attempt("kakj", at(0.4))).hasValue(Duration.ofMillis(600));
    assertThat(throttle.attempt("kakj", at(1))).isEmpty();
    assertThat(throttle.attempt("kakj", at(1))).hasValue(Duration.ofSeconds(2));
    assertThat(throttle.attempt("kakj", at(3))).isEmpty();
    assertThat(throttle.attempt("kakj", at(3))).hasValue(Duration.ofSeconds(4));
  }

  @Test
  void doesNotMixUpKeys() {
    attemptThreeTimes("kakj");

    assertThat(throttle.attempt("other", START)).isEmpty();
  }

  @Test
  void forgetsAfterAGoodAttemptAndAfterAWhile() {
    attemptThreeTimes("kakj");
    attemptThreeTimes("other");

    throttle.forget("kakj");

    attemptThreeTimes("kakj");
    assertThat(throttle.attempt("other", at(301))).isEmpty();
    assertThat(throttle.attempt("other", at(301))).isEmpty();
  }

  @Test
  void forgivesOneAttempt() {
    attemptThreeTimes("address");

    throttle.forgive("address");

    assertThat(throttle.attempt("address", START)).isEmpty();
    assertThat(throttle.attempt("address", START)).isPresent();
  }

  @Test
  void remembersABoundedNumberOfKeys() {
    for (int i = 0; i < 1_000; i++) {
      throttle.attempt("key " + i, START);
    }

    assertThat(throttle.size()).isEqualTo(100);
  }

  @Property(tries = 200)
  void neverWaitsLessAfterMoreAttemptsNorLongerThanTheLongest(
      @ForAll @IntRange(max = 10_000) int attempts) {
    Duration delay = POLICY.delayAfter(attempts);

    assertThat(delay).isLessThanOrEqualTo(POLICY.longest());
    assertThat(POLICY.delayAfter(attempts + 1)).isGreaterThanOrEqualTo(delay);
  }

  @Property(tries = 50)
  void boundsHowManyGuessesADayAllows(@ForAll @IntRange(min = 1, max = 3_000) int everyMillis) {
    Throttle guessed = new Throttle(POLICY, 10);
    int allowed = 0;

    for (long millis = 0; millis < 3_600_000; millis += everyMillis * 10L) {
      allowed += guessed.attempt("victim", START.plusMillis(millis)).isEmpty() ? 1 : 0;
    }

    assertThat(allowed).isLessThanOrEqualTo(3 + 5 + 3_600 / 10);
  }
}
