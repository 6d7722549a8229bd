package io.eventops.trigger;

import static org.assertj.core.api.Assertions.assertThat;

import io.eventops.model.match.Audience;
import io.eventops.platform.settings.Settings;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class TriggerEngineConfigTest {
  @Test
  void hasDefaultsForEverything() {
    TriggerEngineConfig config = TriggerEngineConfig.from(Settings.of(Map.of()));

    assertThat(config)
        .isEqualTo(
            new TriggerEngineConfig(
                Audience.EVERYONE, Duration.ofSeconds(2), Duration.ofSeconds(2), 512));
  }

  @Test
  void readsEverySetting() {
    Settings settings =
        Settings.of(
            Map.of(
                "EVENTOPS_EVENT_EVERYONE", "false",
                "EVENTOPS_PROCESS_RECOVERY_INTERVAL", "3s",
                "EVENTOPS_PROCESS_RECOVERY_AGE", "4s",
                "EVENTOPS_PROCESS_LARGEST_BATCH", "5"));

    TriggerEngineConfig config = TriggerEngineConfig.from(settings);

    settings.check();
    assertThat(config)
        .isEqualTo(
            new TriggerEngineConfig(
                Audience.SENDER, Duration.ofSeconds(3), Duration.ofSeconds(4), 5));
  }
}
