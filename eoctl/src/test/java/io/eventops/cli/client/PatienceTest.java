package io.eventops.cli.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class PatienceTest {
  private final Patience patience = new Patience(3, Duration.ofSeconds(20));

  @Test
  void waitsAsLongAsABusyServerAsks() {
    assertThat(patience.before(1, 429, Optional.of("2"))).contains(Duration.ofSeconds(2));
    assertThat(patience.before(2, 503, Optional.of("0"))).contains(Duration.ZERO);
  }

  @Test
  void givesUpAfterTheLastAttempt() {
    assertThat(patience.before(3, 503, Optional.of("1"))).isEmpty();
  }

  @Test
  void takesA503WithoutATimeForAnAnswer() {
    assertThat(patience.before(1, 503, Optional.empty())).isEmpty();
    assertThat(patience.before(1, 503, Optional.of("Wed, 21 Oct 2026 07:28:00 GMT"))).isEmpty();
  }

  @Test
  void doesNotWaitForTooLong() {
    assertThat(patience.before(1, 503, Optional.of("21"))).isEmpty();
  }

  @Test
  void doesNotRepeatOtherAnswers() {
    assertThat(patience.before(1, 500, Optional.of("1"))).isEmpty();
  }
}
