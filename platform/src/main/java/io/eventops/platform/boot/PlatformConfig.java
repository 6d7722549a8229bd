package io.eventops.platform.boot;

import io.eventops.platform.settings.Secret;
import io.eventops.platform.settings.Settings;
import io.eventops.platform.sql.DatabaseSettings;

/// The settings that every service has.
///
/// @param host address to listen on
/// @param port port of the API; 0 takes a free one
/// @param managementPort port of metrics and health; 0 takes a free one, -1 serves them on the
///     API port
/// @param tokenSignature HMAC key of the bearer tokens, the same in all services
/// @param secretKey key of what is encrypted at rest, the same in all services
public record PlatformConfig(
    String host,
    int port,
    int managementPort,
    DatabaseSettings database,
    Secret tokenSignature,
    Secret secretKey) {

  /// No secret has a default: a service without one does not start.
  public static PlatformConfig from(Settings settings) {
    return new PlatformConfig(
        settings.text("host", "EVENTOPS_HOST", "0.0.0.0"),
        settings.number("port", "EVENTOPS_PORT", 8080, 0, 65_535),
        settings.number("managementPort", "EVENTOPS_MANAGEMENT_PORT", 9090, -1, 65_535),
        DatabaseSettings.from(settings),
        settings.requiredSecret("uc.loginTokenSignature", "EVENTOPS_LOGIN_TOKEN_SIGNATURE"),
        settings.requiredSecret("secretKey", "EVENTOPS_SECRET_KEY"));
  }
}
