package io.eventops.gateway;

import io.eventops.gateway.password.PasswordPolicy;
import io.eventops.gateway.session.Sessions.Lives;
import io.eventops.platform.settings.Settings;
import java.time.Duration;
import java.util.Set;

/// The settings of api-gateway.
///
/// @param lives how long tokens are good: access tokens 1 h, refresh tokens 30 d
/// @param registrationOpen whether everybody may make an account
/// @param passwords characters of a password at least: 6, as the ancestor's examples need
/// @param hashings passwords that are hashed at the same time, 19 MiB each: 4
/// @param freeFailures failed log-ins of one user name before each has to wait: 5
/// @param freeFailuresPerAddress the same for one address: 50
/// @param longestDelay between failed log-ins: 5 min
public record ApiGatewayConfig(
    Lives lives,
    boolean registrationOpen,
    PasswordPolicy passwords,
    int hashings,
    int freeFailures,
    int freeFailuresPerAddress,
    Duration longestDelay) {
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final Duration TEN_YEARS = Duration.ofDays(3_653);

  public static ApiGatewayConfig from(Settings settings) {
    return new ApiGatewayConfig(
        new Lives(
            settings.duration(
                "uc.loginTokenExpiresTime",
                "EVENTOPS_LOGIN_TOKEN_EXPIRES_TIME",
                Duration.ofHours(1),
                SECOND,
                TEN_YEARS),
            settings.duration(
                "uc.refreshTokenExpiresTime",
                "EVENTOPS_REFRESH_TOKEN_EXPIRES_TIME",
                Duration.ofDays(30),
                SECOND,
                TEN_YEARS)),
        settings
            .choice("registration", "EVENTOPS_REGISTRATION", "open", Set.of("open", "closed"))
            .equals("open"),
        new PasswordPolicy(
            settings.number(
                "password.minLength", "EVENTOPS_PASSWORD_MIN_LENGTH", 6, 1, PasswordPolicy.MOST)),
        settings.number("password.hashings", "EVENTOPS_PASSWORD_HASHINGS", 4, 1, 256),
        settings.number("login.freeFailures", "EVENTOPS_LOGIN_FREE_FAILURES", 5, 1, 1_000),
        settings.number(
            "login.freeFailuresPerAddress",
            "EVENTOPS_LOGIN_FREE_FAILURES_PER_ADDRESS",
            50,
            1,
            1_000_000),
        settings.duration(
            "login.longestDelay",
            "EVENTOPS_LOGIN_LONGEST_DELAY",
            Duration.ofMinutes(5),
            SECOND,
            Duration.ofDays(1)));
  }
}
