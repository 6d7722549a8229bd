package io.eventops.platform.boot;

import io.eventops.platform.cluster.Directory;
import io.vertx.core.http.HttpServerRequest;
import java.util.Set;

/// Decides whether a request may say on whose behalf it comes (`X-Forwarded-For`): when it comes
/// from api-gateway, or from a proxy that the operator trusts. From anybody else the header is
/// taken away.
///
/// @param services of this process
/// @param trusted addresses of proxies
record Forwarded(Directory directory, Set<String> services, Set<String> trusted) {
  private static final String GATEWAY = "api-gateway";

  void check(HttpServerRequest request) {
    if (request.headers().contains("X-Forwarded-For") && !isTrusted(request)) {
      request.headers().remove("X-Forwarded-For");
    }
  }

  private boolean isTrusted(HttpServerRequest request) {
    String peer = request.remoteAddress() == null ? "" : request.remoteAddress().hostAddress();
    return trusted.contains(peer) || (!services.contains(GATEWAY) && isGateway(peer));
  }

  private boolean isGateway(String peer) {
    return directory.of(GATEWAY).stream().anyMatch(endpoint -> endpoint.host().equals(peer));
  }
}
