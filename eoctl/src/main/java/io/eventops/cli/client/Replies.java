package io.eventops.cli.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.NullNode;
import io.eventops.cli.failure.ExitCode;
import io.eventops.cli.failure.Failure;
import io.eventops.model.validation.Violation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Reads the wrapper `{"Status", "Msg", "Data"}` that every answer has.
final class Replies {
  private static final int SHOWN = 200;

  private final JsonMapper mapper = new JsonMapper();

  /// @throws Failure when the server did not do what it was asked for
  Reply read(int http, byte[] body) {
    JsonNode wrapper = parse(http, body);
    int status = wrapper.path("Status").asInt(http);
    String message = wrapper.path("Msg").asText("");
    if (http / 100 == 2 && status == 200) {
      JsonNode data = wrapper.get("Data");
      return new Reply(message, data == null ? NullNode.getInstance() : data);
    }
    throw failure(status == 200 ? http : status, message, violations(wrapper.path("errors")));
  }

  private JsonNode parse(int http, byte[] body) {
    try {
      JsonNode wrapper = mapper.readTree(body);
      if (wrapper.isObject()) {
        return wrapper;
      }
    } catch (JsonProcessingException _) {
      // told below, with what came instead
    } catch (IOException impossible) {
      throw new IllegalStateException("reading from memory", impossible);
    }
    String text = new String(body, 0, Math.min(body.length, SHOWN), StandardCharsets.UTF_8).strip();
    throw Failure.refused(
        "the answer is not one of an EventOps server (HTTP "
            + http
            + (text.isEmpty() ? ", empty" : ": " + text.replaceAll("\\s+", " "))
            + "); check the server's address");
  }

  private static Failure failure(int status, String message, List<Violation> violations) {
    String told = message.isEmpty() ? "the server answered " + status : message;
    ExitCode code = status == 401 ? ExitCode.NOT_LOGGED_IN : ExitCode.REFUSED;
    return new Failure(code, told + " (" + status + ")", violations);
  }

  static List<Violation> violations(JsonNode errors) {
    List<Violation> violations = new ArrayList<>();
    for (JsonNode error : errors) {
      violations.add(
          new Violation(
              error.path("path").asText(""),
              error.path("line").asInt(),
              error.path("message").asText(""),
              error.path("fix").asText("")));
    }
    return violations;
  }
}
