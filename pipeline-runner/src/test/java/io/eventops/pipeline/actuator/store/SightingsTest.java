package io.eventops.pipeline.actuator.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class SightingsTest {
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

  private final Sightings sightings = new Sightings();

  @Test
  void tellsTheSameOnlyNowAndThen() {
    assertThat(sightings.isNews(1, "", NOW)).isTrue();
    assertThat(sightings.isNews(1, "", NOW.plus(Sightings.INTERVAL).minusMillis(1))).isFalse();
    assertThat(sightings.isNews(1, "", NOW.plus(Sightings.INTERVAL))).isTrue();
  }

  @Test
  void tellsAChangeAtOnce() {
    assertThat(sightings.isNews(1, "", NOW)).isTrue();
    assertThat(sightings.isNews(1, "refused", NOW)).isTrue();
    assertThat(sightings.isNews(1, "timeout", NOW)).isTrue();
    assertThat(sightings.isNews(1, "", NOW.plus(Duration.ofMillis(1)))).isTrue();
  }

  @Test
  void keepsActuatorsApart() {
    assertThat(sightings.isNews(1, "", NOW)).isTrue();
    assertThat(sightings.isNews(2, "", NOW)).isTrue();
  }

  @Test
  void tellsAgainWhatWasForgotten() {
    assertThat(sightings.isNews(1, "", NOW)).isTrue();

    sightings.forget(1);

    assertThat(sightings.isNews(1, "", NOW)).isTrue();
  }
}
