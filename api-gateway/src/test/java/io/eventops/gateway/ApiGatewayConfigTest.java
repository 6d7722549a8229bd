package io.eventops.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.eventops.gateway.password.PasswordPolicy;
import io.eventops.gateway.session.Sessions.Lives;
import io.eventops.platform.settings.Settings;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ApiGatewayConfigTest {
  @Test
  void hasDefaults() {
    assertThat(ApiGatewayConfig.from(Settings.of(Map.of())))
        .isEqualTo(
            new ApiGatewayConfig(
                new Lives(Duration.ofHours(1), Duration.ofDays(30)),
                true,
                new PasswordPolicy(6),
                4,
                5,
                50,
                Duration.ofMinutes(5)));
  }

  @Test
  void readsEverySetting() {
    Settings settings =
        Settings.of(
            Map.of(
                "EVENTOPS_LOGIN_TOKEN_EXPIRES_TIME", "315360000",
                "EVENTOPS_REFRESH_TOKEN_EXPIRES_TIME", "7d",
                "EVENTOPS_REGISTRATION", "closed",
                "EVENTOPS_PASSWORD_MIN_LENGTH", "12",
                "EVENTOPS_PASSWORD_HASHINGS", "1",
                "EVENTOPS_LOGIN_FREE_FAILURES", "3",
                "EVENTOPS_LOGIN_FREE_FAILURES_PER_ADDRESS", "30",
                "EVENTOPS_LOGIN_LONGEST_DELAY", "1h"));

    assertThat(ApiGatewayConfig.from(settings))
        .isEqualTo(
            new ApiGatewayConfig(
                new Lives(Duration.ofDays(3650), Duration.ofDays(7)),
                false,
                new PasswordPolicy(12),
                1,
                3,
                30,
                Duration.ofHours(1)));
    settings.check();
  }

  @Test
  void refusesWhatMakesNoSense() {
    Settings settings =
        Settings.of(
            Map.of(
                "EVENTOPS_LOGIN_TOKEN_EXPIRES_TIME", "0",
                "EVENTOPS_REGISTRATION", "perhaps",
                "EVENTOPS_PASSWORD_MIN_LENGTH", "0"));

    ApiGatewayConfig.from(settings);

    assertThatThrownBy(settings::check)
        .hasMessageContaining("EVENTOPS_LOGIN_TOKEN_EXPIRES_TIME")
        .hasMessageContaining("EVENTOPS_REGISTRATION")
        .hasMessageContaining("EVENTOPS_PASSWORD_MIN_LENGTH");
  }
}
