package io.eventops.platform.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What an endpoint answers: status, headers, body. The usual body is the contract's wrapper
/// `{"Status", "Msg", "Data"}`; problems carry it too, next to the members of RFC 9457.
public record Answer(int status, Map<String, String> headers, Buffer body) {
  private static final String JSON = "application/json; charset=utf-8";
  private static final String PROBLEM_JSON = "application/problem+json; charset=utf-8";

  /// @param data a [JsonObject], `JsonArray`, text, number or null
  public static Answer ok(@Nullable Object data) {
    return ok("", data);
  }

  public static Answer ok(String message, @Nullable Object data) {
    JsonObject body = new JsonObject().put("Status", 200).put("Msg", message).put("Data", data);
    return new Answer(200, Map.of("Content-Type", JSON), encode(body));
  }

  /// A JSON value without the wrapper, for the one route of the contract that has none.
  public static Answer bare(int status, Object value) {
    return new Answer(status, Map.of("Content-Type", JSON), encode(value));
  }

  public static Answer text(String contentType, String text) {
    return new Answer(200, Map.of("Content-Type", contentType), Buffer.buffer(text));
  }

  public static Answer of(Problem problem) {
    ProblemType type = problem.type();
    JsonObject body =
        new JsonObject()
            .put("type", "urn:eventops:problem:" + type.code())
            .put("title", type.title())
            .put("status", type.status())
            .put("detail", problem.detail())
            .put("code", type.code())
            .put("Status", type.status())
            .put("Msg", problem.detail())
            .put("Data", null);
    if (!problem.violations().isEmpty()) {
      List<JsonObject> violations =
          problem.violations().stream()
              .map(
                  violation ->
                      new JsonObject()
                          .put("path", violation.path())
                          .put("line", violation.line())
                          .put("message", violation.message())
                          .put("fix", violation.fix()))
              .toList();
      body.put("errors", violations);
    }
    Answer answer = new Answer(type.status(), Map.of("Content-Type", PROBLEM_JSON), encode(body));
    return answer.retriedAs(problem);
  }

  /// The code of the problem as a JSON text, for shell scripts.
  public static Answer inOneWord(Problem problem) {
    return bare(problem.type().status(), problem.type().code()).retriedAs(problem);
  }

  private Answer retriedAs(Problem problem) {
    return problem.retryAfter() == null
        ? this
        : with("Retry-After", Long.toString(Math.max(1, problem.retryAfter().toSeconds())));
  }

  public Answer with(String header, String value) {
    Map<String, String> all = new HashMap<>(headers);
    all.put(header, value);
    return new Answer(status, Map.copyOf(all), body);
  }

  private static Buffer encode(Object value) {
    return Json.encodeToBuffer(value);
  }
}
