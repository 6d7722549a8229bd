package io.eventops.platform.boot;

import io.eventops.platform.settings.Secret;
import io.eventops.platform.settings.Settings;
import io.eventops.platform.sql.DatabaseSettings;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/// The settings that every service has.
///
/// @param host address to listen on
/// @param port port of the API; 0 takes a free one
/// @param managementPort port of metrics and health; 0 takes a free one, -1 serves them on the
///     API port
/// @param trustedProxies addresses whose `X-Forwarded-For` is believed, besides api-gateway's
/// @param databaseWait at the start: how long to wait for a database that is not there yet
/// @param tokenSignature HMAC key of the bearer tokens, the same in all services
/// @param secretKey key of what is encrypted at rest, the same in all services
public record PlatformConfig(
    String host,
    int port,
    int managementPort,
    Set<String> trustedProxies,
    DatabaseSettings database,
    Duration databaseWait,
    Secret tokenSignature,
    Secret secretKey) {
  private static final int LEAST = 16;
  private static final String[] READ_ELSEWHERE = {"EVENTOPS_LOG_LEVEL", "EVENTOPS_AOT"};
  private static final String[] OF_THE_ANCESTOR = {
    "EVENTOPS_DEBUG",
    "EVENTOPS_CALLBACK_ADDRESS",
    "EVENTOPS_PROCESS_BUFFER_SIZE",
    "EVENTOPS_PROCESS_WORK_NUM",
    "EVENTOPS_PROCESS_OVER_TIME",
    "EVENTOPS_PROCESS_TRIGGER_CACHE_SIZE",
    "EVENTOPS_PROCESS_LOOP_INTERVAL",
    "EVENTOPS_PRINT_TUNNEL_DATA"
  };

  /// No secret has a default, and the ancestor's public one is too short: a service without a
  /// secret does not start.
  public static PlatformConfig from(Settings settings) {
    settings.tolerate(READ_ELSEWHERE);
    settings.tolerate(OF_THE_ANCESTOR);
    return new PlatformConfig(
        settings.text("host", "EVENTOPS_HOST", "0.0.0.0"),
        settings.number("port", "EVENTOPS_PORT", 8080, 0, 65_535),
        settings.number("managementPort", "EVENTOPS_MANAGEMENT_PORT", 9090, -1, 65_535),
        Set.copyOf(
            List.of(
                settings.text("trustedProxies", "EVENTOPS_TRUSTED_PROXIES", "").split("[,\\s]+"))),
        DatabaseSettings.from(settings),
        settings.duration("databaseWait", "EVENTOPS_DATABASE_WAIT", Duration.ofSeconds(60)),
        settings.requiredSecret("uc.loginTokenSignature", "EVENTOPS_LOGIN_TOKEN_SIGNATURE", LEAST),
        settings.requiredSecret("secretKey", "EVENTOPS_SECRET_KEY", LEAST));
  }
}
