package io.eventops.gateway;

import io.eventops.platform.boot.ServiceLauncher;

/// api-gateway as a process of its own.
public final class ApiGatewayMain {
  private ApiGatewayMain() {}

  public static void main(String[] arguments) {
    ServiceLauncher.launch(ApiGatewayVerticle.SERVICE, arguments, System.getenv());
  }
}
