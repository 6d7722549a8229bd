package io.eventops.standalone;

import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The ancestor's `eoctl` as a server sees it: the requests that were captured of it, header by
/// header, one connection for each command.
///
/// @param token empty before the login
record OldEoctl(String server, String token) {
  private static final byte[] NOTHING = {};

  static OldEoctl stranger(String server) {
    return new OldEoctl(server, "");
  }

  OldEoctl withToken(String other) {
    return new OldEoctl(server, other);
  }

  OldAnswer register(String name, String email, String password) {
    return post(
        "/api/user/register",
        new JsonObject().put("name", name).put("email", email).put("password", password));
  }

  OldAnswer login(String name, String password) {
    return post(
        "/api/user/login", new JsonObject().put("password", password).put("username", name));
  }

  OldAnswer actuatorApply(String yaml) {
    return post("/api/actuator/apply", new JsonObject().put("actuatorContent", yaml));
  }

  OldAnswer actuatorDelete(String name) {
    return send("DELETE", "/api/actuator/" + name);
  }

  OldAnswer actuatorList() {
    return get("/api/actuator/");
  }

  OldAnswer pipelineApply(String yaml) {
    return post("/api/pipeline-definition/apply", new JsonObject().put("pipelineContent", yaml));
  }

  OldAnswer pipelineDelete(String name, String version) {
    return send("DELETE", "/api/pipeline-definition/" + name + "/" + version);
  }

  OldAnswer pipelineList() {
    return get("/api/pipeline-definition/");
  }

  OldAnswer pipelineDescribe(String name) {
    return get("/api/pipeline-definition/" + name);
  }

  OldAnswer pipelineDescribe(String name, String version) {
    return get("/api/pipeline-definition/" + name + "/" + version);
  }

  OldAnswer triggerApply(String yaml) {
    return post("/api/trigger-definition/apply", new JsonObject().put("triggerContent", yaml));
  }

  OldAnswer triggerDelete(String name) {
    return send("DELETE", "/api/trigger-definition/" + name);
  }

  OldAnswer triggerList() {
    return get("/api/trigger-definition/");
  }

  /// @param values null when the file has none, as files, labels and users are here
  OldAnswer eventSend(String name, @Nullable JsonObject values) {
    return post(
        "/api/event/send",
        new JsonObject()
            .put("name", name)
            .put("version", "1.0")
            .put("values", values)
            .putNull("files")
            .putNull("labels")
            .put("timestamp", 1_661_422_308)
            .putNull("users"));
  }

  /// Sends all eight parameters in alphabetical order, empty ones too.
  ///
  /// @param given the ones that are not as without options
  OldAnswer runtimeList(Map<String, String> given) {
    Map<String, String> all = new TreeMap<>();
    for (String group : new String[] {"event", "pipelineDefinition"}) {
      for (String part : new String[] {"Creater", "Name", "Version"}) {
        all.put(group + part, "");
      }
    }
    all.put("top", "20");
    all.put("triggerDefinitionName", "");
    all.putAll(given);
    return get(
        all.entrySet().stream()
            .map(entry -> entry.getKey() + "=" + encoded(entry.getValue()))
            .collect(Collectors.joining("&", "/api/pipeline/?", "")));
  }

  OldAnswer runtimeGet(String id) {
    return get("/api/pipeline/" + id);
  }

  OldAnswer runtimeCancel(String id) {
    return send("POST", "/api/pipeline/" + id + "/cancel");
  }

  OldAnswer get(String target) {
    return send("GET", target);
  }

  OldAnswer post(String target, JsonObject body) {
    return send("POST", target, goJson(body).getBytes(StandardCharsets.UTF_8));
  }

  private OldAnswer send(String method, String target) {
    return send(method, target, NOTHING);
  }

  /// A body has a content type, a POST has a length, and only a stranger tells an address.
  private OldAnswer send(String method, String target, byte[] body) {
    StringBuilder head = new StringBuilder();
    head.append(method).append(' ').append(target).append(" HTTP/1.1\n");
    head.append("Host: ").append(URI.create(server).getAuthority()).append('\n');
    head.append("User-Agent: Go-http-client/1.1\n");
    if (method.equals("POST")) {
      head.append("Content-Length: ").append(body.length).append('\n');
    }
    if (!token.isEmpty()) {
      head.append("Authorization: Bearer ").append(token).append('\n');
    }
    if (body.length > 0) {
      head.append("Content-Type: application/json\n");
    }
    head.append("Sid: ").append(Long.toHexString(System.nanoTime())).append('\n');
    if (token.isEmpty()) {
      head.append("X-Ip: 127.0.0.1\n");
    }
    head.append("Accept-Encoding: gzip\n");
    return new OldAnswer(PlainHttp.send(server, head.toString(), body));
  }

  /// Go writes these characters so that its JSON may stand in HTML.
  private static String goJson(JsonObject body) {
    return body.encode().replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026");
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }
}
