package io.eventops.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.eventops.platform.settings.Settings;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class EventIngestConfigTest {
  @Test
  void hasDefaultsForEverything() {
    EventIngestConfig config = EventIngestConfig.from(Settings.of(Map.of()));

    assertThat(config).isEqualTo(new EventIngestConfig(1024 * 1024, 10_000, 256, 2));
  }

  @Test
  void readsEverySetting() {
    Settings settings =
        Settings.of(
            Map.of(
                "EVENTOPS_INGEST_BODY_LIMIT", "2048",
                "EVENTOPS_INGEST_QUEUE", "7",
                "EVENTOPS_INGEST_LARGEST_BATCH", "3",
                "EVENTOPS_INGEST_LANES", "5"));

    EventIngestConfig config = EventIngestConfig.from(settings);

    settings.check();
    assertThat(config).isEqualTo(new EventIngestConfig(2048, 7, 3, 5));
  }
}
