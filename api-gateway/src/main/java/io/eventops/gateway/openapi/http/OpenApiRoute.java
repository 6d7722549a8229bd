package io.eventops.gateway.openapi.http;

import io.eventops.platform.http.Answer;
import io.eventops.platform.http.Api;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/// `/openapi.yaml`: what the HTTP API of all services looks like.
public final class OpenApiRoute {
  private final Answer answer = Answer.text("application/yaml", read());

  private static String read() {
    try (InputStream file = OpenApiRoute.class.getResourceAsStream("/openapi.yaml")) {
      if (file == null) {
        throw new IllegalStateException("openapi.yaml is missing in this build");
      }
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  public void mount(Api api, Router router) {
    api.open(router, HttpMethod.GET, "/openapi.yaml", _ -> answer);
  }
}
